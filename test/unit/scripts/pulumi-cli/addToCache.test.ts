import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addToCache } from "../../../../scripts/pulumi-cli/addToCache";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

describe("addToCache", () => {
  let cache: string;
  let target: string;

  beforeEach(() => {
    cache = makeTemporaryDirectory("cache");
    target = path.join(cache, "tool");
  });

  afterEach(() => removeTemporaryDirectory(cache));

  const write = (text: string) => async (directory: string) => writeFileSync(path.join(directory, "tool"), text);
  const read = () => readFileSync(path.join(target, "tool"), "utf8");
  const isWhole = async (directory: string) => existsSync(path.join(directory, "tool"));

  it("shows nothing of a directory until it is whole", async () => {
    await addToCache(
      target,
      async (directory) => {
        expect(existsSync(target)).toBe(false);
        await write("one")(directory);
      },
      isWhole,
    );
    expect(read()).toBe("one");
    expect(readdirSync(cache)).toEqual(["tool"]);
  });

  it("leaves nothing behind when filling fails", async () => {
    const fill = () => Promise.reject(new Error("no compiler"));
    await expect(addToCache(target, fill, isWhole)).rejects.toThrow("no compiler");
    expect(readdirSync(cache)).toEqual([]);
  });

  it("refuses what does not work", async () => {
    await expect(addToCache(target, async () => undefined, isWhole)).rejects.toThrow("does not work");
    expect(readdirSync(cache)).toEqual([]);
  });

  it("lets the first of two runs win", async () => {
    let first: () => void = () => undefined;
    const firstIsIn = new Promise<void>((resolve) => {
      first = resolve;
    });
    const late = addToCache(
      target,
      async (directory) => {
        await firstIsIn;
        await write("late")(directory);
      },
      isWhole,
    );
    await addToCache(target, write("first"), isWhole);
    first();
    await late;
    expect(read()).toBe("first");
    expect(readdirSync(cache)).toEqual(["tool"]);
  });

  it("replaces what is there but broken", async () => {
    mkdirSync(target);
    writeFileSync(path.join(target, "half"), "");
    await addToCache(target, write("whole"), isWhole);
    expect(readdirSync(target)).toEqual(["tool"]);
  });

  it("clears away what killed runs left hours ago, not what other runs are filling", async () => {
    const abandoned = `${target}.draft-old`;
    const busy = `${target}.draft-new`;
    mkdirSync(abandoned);
    mkdirSync(busy);
    const hoursAgo = new Date(Date.now() - 3 * 60 * 60_000);
    utimesSync(abandoned, hoursAgo, hoursAgo);
    await addToCache(target, write("one"), isWhole);
    expect(readdirSync(cache).sort()).toEqual(["tool", path.basename(busy)]);
  });
});
