import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { descendants, endTree, killTree } from "../../../../scripts/environment/processTree";
import { killChild } from "../../../support/killChild";
import { remainingProcesses } from "../../../support/remainingProcesses";

describe("the tree of a process", () => {
  // No other run of the tests has the same.
  const duration = `61.${process.pid}`;
  const marked = `sleep ${duration}`;
  let parent: ChildProcess;

  beforeEach(async () => {
    const script = `require('node:child_process').spawn('sleep', ['${duration}'], { detached: true });
      console.log('ready'); setInterval(() => {}, 1000)`;
    parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    if (parent.stdout) await once(parent.stdout, "data");
  });

  afterEach(() => {
    killChild(parent);
  });

  it("holds children in process groups of their own too", async () => {
    expect(descendants(process.pid).map(({ pid }) => pid)).toContain(parent.pid);
    const commands = () => descendants(parent.pid ?? 0).map(({ command }) => command);
    // The system shows no command line while a program is being loaded.
    for (const end = Date.now() + 10_000; commands().includes("") && Date.now() < end; ) await sleep(20);
    expect(commands()).toEqual([marked]);
  });

  it("is gone once endTree resolves", async () => {
    await endTree(parent.pid ?? 0);
    expect(descendants(0).filter(({ command }) => command === marked)).toEqual([]);
  });

  it("is killed by killTree, though it starts others all the time", async () => {
    const many = `sleep 66.${process.pid}`;
    const lines = `echo ready; for i in $(seq 400); do ${many} & done; wait`;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const busy = spawn("/bin/sh", ["-c", lines], { stdio: ["ignore", "pipe", "ignore"] });
      const closed = once(busy, "close");
      await once(busy.stdout, "data");
      killTree(busy.pid ?? 0);
      await closed;
    }
    expect(await remainingProcesses(({ command }) => command === many)).toEqual([]);
  });
});
