import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import * as provider from "../../../../provider";
import { bundleProvider } from "../../../../scripts/bootstrap/bundleProvider";

const root = path.resolve(__dirname, "../../../..");

describe("bundleProvider", () => {
  let directory: string;
  let sources: string[];

  beforeAll(async () => {
    // Within the repository, since the bundle requires @pulumi/pulumi from where it lies.
    mkdirSync(path.join(root, "dist"), { recursive: true });
    directory = mkdtempSync(path.join(root, "dist", "bundle-test-"));
    sources = await bundleProvider(root, directory);
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("makes one file with the hooks that Pulumi calls", () => {
    const script = `console.log(JSON.stringify(Object.keys(require(${JSON.stringify(path.join(directory, "provider.js"))}))))`;
    const names = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
    expect(names.sort()).toEqual(Object.keys(provider).sort());
  });

  it("loads no other file but those of Node.js and Pulumi", () => {
    const script = `require(${JSON.stringify(path.join(directory, "provider.js"))}); console.log(JSON.stringify(Object.keys(require.cache)))`;
    const files: string[] = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
    expect(files).toEqual([path.join(directory, "provider.js")]);
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
    const file = path.join(directory, "provider.js");
    utimesSync(file, 1, 1);
    await bundleProvider(root, directory);
    expect(statSync(file).mtimeMs).toBe(1000);
  });
});
