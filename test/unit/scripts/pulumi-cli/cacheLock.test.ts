import { spawnSync } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../../../../scripts/pulumi-cli/cacheLock";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

describe("withLock", () => {
  let directory: string;
  let lock: string;

  beforeEach(() => {
    directory = makeTemporaryDirectory("lock");
    lock = path.join(directory, "not", "there", "yet", "build.lock");
  });

  afterEach(() => removeTemporaryDirectory(directory));

  it("lets one at a time do the work", async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return most;
    };
    await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
    expect(most).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });

  it("is released when the work fails", async () => {
    await expect(withLock(lock, () => Promise.reject(new Error("out of disk")))).rejects.toThrow("out of disk");
    await expect(withLock(lock, async () => "next")).resolves.toBe("next");
  });

  it("is taken over from a process that has died", async () => {
    await withLock(lock, async () => undefined);
    const dead = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(lock, String(dead.pid));
    await expect(withLock(lock, async () => "done")).resolves.toBe("done");
  });

  it("is taken over when it is older than any build, even if its process id lives", async () => {
    await withLock(lock, async () => undefined);
    writeFileSync(lock, String(process.pid));
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
    utimesSync(lock, longAgo, longAgo);
    await expect(withLock(lock, async () => "done")).resolves.toBe("done");
  });
});
