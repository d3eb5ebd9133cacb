import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fakeTimeouts } from "../../support/fakeTimeouts";
import { PulumiRun } from "../../support/pulumiRun";
import { remainingProcesses } from "../../support/remainingProcesses";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../support/temporaryDirectory";

describe("a run of the CLI", () => {
  let directory: string;

  beforeEach(() => {
    directory = makeTemporaryDirectory("run");
  });

  afterEach(() => {
    jest.useRealTimers();
    removeTemporaryDirectory(directory);
  });

  /** A run of a script in place of the CLI. */
  function run(script: string, timeoutSeconds = 60): PulumiRun {
    const file = path.join(directory, "pulumi");
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    const environment = { PATH: `${directory}:/usr/bin:/bin` };
    const eventLog = path.join(directory, "events.json");
    return new PulumiRun({ args: ["up", "--yes"], directory, environment, eventLog, timeoutSeconds });
  }

  it("tells exit code, both streams and what the engine reported", async () => {
    const event = JSON.stringify({
      resourcePreEvent: {
        metadata: { op: "update", urn: "urn:pulumi:dev::shop::some:Type::orders", type: "some:Type", diffs: ["name"] },
      },
    });
    const debug = JSON.stringify({ diagnosticEvent: { severity: "debug", message: "noise" } });
    const error = JSON.stringify({ diagnosticEvent: { severity: "error", message: "no" } });
    const summary = JSON.stringify({ summaryEvent: { resourceChanges: { update: 1 } } });
    writeFileSync(path.join(directory, "events.json"), [event, debug, error, summary, '{"half'].join("\n"));
    const result = await run('echo "$@"; echo oops >&2; exit 3').result;
    expect(result).toMatchObject({ code: 3, stdout: "up --yes\n", stderr: "oops\n" });
    expect(result.output).toContain("oops");
    expect(result.events.steps).toEqual([
      {
        operation: "update",
        name: "orders",
        type: "some:Type",
        urn: "urn:pulumi:dev::shop::some:Type::orders",
        differences: ["name"],
        replaceKeys: [],
      },
    ]);
    expect(result.events.diagnostics).toEqual([{ severity: "error", message: "no", urn: "" }]);
    expect(result.events.changes).toEqual({ update: 1 });
  });

  it("kills everything and fails when it takes too long", async () => {
    const marked = `sleep 62.${process.pid}`;
    fakeTimeouts();
    const slow = run(`${marked} & echo started; ${marked}`);
    const failed = expect(slow.result).rejects.toThrow(/did not end within 60 s:\nstarted/);
    await slow.waitForOutput(/started/);
    jest.advanceTimersByTime(60_000);
    await failed;
    jest.useRealTimers();
    expect(await remainingProcesses(({ command }) => command === marked)).toEqual([]);
  });

  it("waits for output, and says so if the run ends before", async () => {
    const chatty = run("echo one; sleep 0.2; echo two; sleep 63");
    await chatty.waitForOutput(/two/);
    chatty.kill();
    expect((await chatty.result).code).toBe(-1);
    await expect(run("echo one").waitForOutput(/two/)).rejects.toThrow("ended before it printed /two/");
  });

  it("passes on Ctrl-C", async () => {
    const patient = run("trap 'echo stopping; exit 9' INT; echo ready; while :; do sleep 0.1; done");
    await patient.waitForOutput(/ready/);
    patient.interrupt();
    expect(await patient.result).toMatchObject({ code: 9, stdout: "ready\nstopping\n" });
  });

  it("leaves a run alone that has ended", async () => {
    const done = run("exit 0");
    await done.result;
    expect(() => done.kill()).not.toThrow();
  });
});
