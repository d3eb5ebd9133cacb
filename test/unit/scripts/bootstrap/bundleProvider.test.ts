import { execFileSync } from "node:child_process";
import { readFileSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import * as provider from "../../../../provider";
import { bundleProvider } from "../../../../scripts/bootstrap/bundleProvider";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

describe("bundleProvider", () => {
  const directory = makeTemporaryDirectory("bundle");
  const file = path.join(directory, "provider.js");
  let sources: string[];
  let loaded: { hooks: string[]; files: string[] };

  beforeAll(async () => {
    sources = await bundleProvider(repositoryRoot, directory);
    const script = `const hooks = Object.keys(require(${JSON.stringify(file)}));
      console.log(JSON.stringify({ hooks, files: Object.keys(require.cache) }));`;
    loaded = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
  });

  afterAll(() => removeTemporaryDirectory(directory));

  it("makes one file with the hooks that Pulumi calls", () => {
    expect(loaded.hooks.sort()).toEqual(Object.keys(provider).sort());
  });

  it("loads no other file but those of Node.js and Pulumi", () => {
    expect(loaded.files).toEqual([file]);
  });

  it("leaves out what the provider does not use of its dependencies", () => {
    const ofPackages = sources.filter((file) => file.startsWith("node_modules/"));
    expect(ofPackages.filter((file) => file.includes("/locales/"))).toEqual(["node_modules/zod/v4/locales/en.js"]);
    expect(
      ofPackages.filter((file) => /undici\/lib\/(api|cache|interceptor|mock|web\/websocket)\//.test(file)),
    ).toEqual([]);
  });

  it("names the licences of what it holds of others", () => {
    const text = readFileSync(path.join(directory, "LICENSES.txt"), "utf8");
    expect(text.match(/^provider\.js contains parts of .*:$/gm)).toEqual([
      "provider.js contains parts of undici:",
      "provider.js contains parts of zod:",
    ]);
    expect(text.match(/MIT License/g)).toHaveLength(2);
  });

  it("leaves files alone that would not change", async () => {
    utimesSync(file, 1, 1);
    await bundleProvider(repositoryRoot, directory);
    expect(statSync(file).mtimeMs).toBe(1000);
  });
});
