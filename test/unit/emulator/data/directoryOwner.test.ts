import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { DirectoryOwner } from "../../../../emulator/src/data/directoryOwner";

describe("a directory for instances", () => {
  let parent: string;
  let directory: string;

  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), "directory-owner-"));
    directory = path.join(parent, "new", "data");
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const claimAtOnce = async (count: number): Promise<string[]> => {
    const runs = Array.from({ length: count }, (_, index) => `run ${index}`);
    const claims = await Promise.allSettled(runs.map((run) => new DirectoryOwner(directory, run).claim()));
    return claims.map(({ status }) => status).sort();
  };

  it("is made for its owner alone, and one of many that want it gets it", async () => {
    expect(await claimAtOnce(8)).toEqual(["fulfilled", ...Array(7).fill("rejected")]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory)).toEqual(["emulator.json"]);
  });

  it.each([
    ["an emulator that was killed", { run: "dead", url: "http://127.0.0.1:1", process: 2 ** 30 }],
    ["one that was killed while it started", { run: "dead", process: 2 ** 30 }],
    ["an older one that was killed", { run: "dead", url: "http://127.0.0.1:1" }],
    ["nobody that can be known", "{"],
  ])("is taken over from %s by one of many that want it", async (_what, claim) => {
    await new DirectoryOwner(directory, "first").claim();
    writeFileSync(path.join(directory, "emulator.json"), typeof claim === "string" ? claim : JSON.stringify(claim));
    expect(await claimAtOnce(8)).toEqual(["fulfilled", ...Array(7).fill("rejected")]);
  });

  it("is refused while its owner starts, and free when that has left", async () => {
    const first = new DirectoryOwner(directory, "first");
    await first.claim();
    const second = new DirectoryOwner(directory, "second");
    await expect(second.claim()).rejects.toThrow(/in use by the emulator that is starting/);
    second.release();
    await expect(second.claim()).rejects.toThrow(/in use/);
    first.release();
    await second.claim();
  });

  it("is refused while its owner is suspended and answers nothing", async () => {
    const silent = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const first = new DirectoryOwner(directory, "first");
    await first.claim();
    first.announce(`http://127.0.0.1:${(silent.address() as net.AddressInfo).port}`);
    await expect(new DirectoryOwner(directory, "second").claim()).rejects.toThrow(/in use by the emulator at http/);
    silent.close();
  });

  it("is free though whoever was taking it was killed in the middle", async () => {
    await new DirectoryOwner(directory, "first").claim();
    rmSync(path.join(directory, "emulator.json"));
    writeFileSync(path.join(directory, "emulator.lock"), "");
    utimesSync(path.join(directory, "emulator.lock"), 0, 0);
    await new DirectoryOwner(directory, "second").claim();
  });

  it("cannot be a file, or below one", async () => {
    writeFileSync(path.join(parent, "new"), "");
    for (const place of [directory, path.join(parent, "new")]) {
      const claim = new DirectoryOwner(place, "run").claim();
      await expect(claim).rejects.toThrow(`The data directory ${place} cannot be used (`);
    }
  });
});
