import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { descendants, killTree } from "../../../../scripts/environment/processTree";

describe("the tree of a process", () => {
  let parent: ChildProcess;

  beforeEach(async () => {
    const script =
      "require('node:child_process').spawn('sleep', ['61'], { detached: true }); console.log('ready'); setInterval(() => {}, 1000)";
    parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    if (parent.stdout) await once(parent.stdout, "data");
  });

  afterEach(() => {
    if (parent.pid) killTree(parent.pid);
  });

  it("holds children in process groups of their own too", () => {
    expect(descendants(process.pid).map(({ pid }) => pid)).toContain(parent.pid);
    expect(descendants(parent.pid ?? 0).map(({ command }) => command)).toEqual(["sleep 61"]);
  });

  it("is gone after killTree", async () => {
    const ended = once(parent, "exit");
    killTree(parent.pid ?? 0);
    await ended;
    expect(descendants(1).filter(({ command }) => command === "sleep 61")).toEqual([]);
  });

  it("is gone after killTree, though it starts others all the time", async () => {
    const lines = "echo ready; for i in $(seq 400); do sleep 66 & done; wait";
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const busy = spawn("/bin/sh", ["-c", lines], { stdio: ["ignore", "pipe", "ignore"] });
      const closed = once(busy, "close");
      await once(busy.stdout, "data");
      killTree(busy.pid ?? 0);
      await closed;
    }
    expect(descendants(1).filter(({ command }) => command === "sleep 66")).toEqual([]);
  });
});
