import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../../../scripts/bootstrap/runCommand";
import { fakeTimeouts } from "../../../support/fakeTimeouts";
import { remainingProcesses } from "../../../support/remainingProcesses";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

const node = process.execPath;

describe("runCommand", () => {
  afterEach(() => jest.useRealTimers());

  it("resolves with stdout and shows each line of both streams as it comes", async () => {
    const lines: string[] = [];
    const script = "console.log('one'); console.error('two'); process.stdout.write('three')";
    const stdout = await runCommand(node, ["-e", script], { onLine: (line) => lines.push(line) });
    expect(stdout).toBe("one\nthree");
    expect(lines).toEqual(expect.arrayContaining(["one", "two"]));
  });

  it("rejects with the exit code and the end of the output", async () => {
    const attempt = runCommand(node, ["-e", "console.error('no space left'); process.exit(3)"]);
    await expect(attempt).rejects.toThrow(/ended with exit code 3\.\nno space left/);
  });

  it("rejects when the command does not exist", async () => {
    await expect(runCommand("no-such-command-here", [])).rejects.toThrow("could not be started");
  });

  it("kills the command and its children when it takes too long", async () => {
    const duration = `60.${process.pid}`;
    const script = `require('node:child_process').spawn('sleep', ['${duration}'], { stdio: 'inherit' });
      console.log('started'); setInterval(() => {}, 1000)`;
    fakeTimeouts();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const attempt = runCommand(node, ["-e", script], { timeoutSeconds: 60, onLine: () => begin() });
    const failed = expect(attempt).rejects.toThrow("did not end within 60 s");
    await begun;
    jest.advanceTimersByTime(60_000);
    await failed;
    jest.useRealTimers();
    expect(await remainingProcesses(({ command }) => command === `sleep ${duration}`)).toEqual([]);
  });

  it("leaves no child when the process that waits for it is told to end", async () => {
    const directory = makeTemporaryDirectory("run-command");
    const marker = path.join(directory, "started");
    const child = path.join(directory, "child.js");
    writeFileSync(
      child,
      `require("node:fs").writeFileSync(${JSON.stringify(marker)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const waiting = path.join(directory, "waiting.js");
    const module = path.resolve(__dirname, "../../../../scripts/bootstrap/runCommand.js");
    writeFileSync(
      waiting,
      `const { runCommand } = require(${JSON.stringify(module)});
       runCommand(process.execPath, [${JSON.stringify(child)}]);
       const fs = require("node:fs");
       setInterval(() => fs.existsSync(${JSON.stringify(marker)}) && process.kill(process.pid, "SIGTERM"), 20);`,
    );
    await expect(runCommand(node, [waiting], { timeoutSeconds: 100 })).rejects.toThrow("exit code 143");
    expect(existsSync(marker)).toBe(true);
    expect(await remainingProcesses(({ command }) => command.includes(child))).toEqual([]);
    removeTemporaryDirectory(directory);
  });
});
