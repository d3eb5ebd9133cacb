import { execFileSync } from "node:child_process";
import path from "node:path";
import { repositoryRoot } from "../../support/repositoryRoot";

const preload = path.join(repositoryRoot, "test", "support", "lazyPackages.js");

/** Runs a script after the packages were made lazy, and gives what it prints as JSON. */
function run(script: string): unknown {
  const text = execFileSync(process.execPath, ["--require", preload, "-e", script], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  return JSON.parse(text);
}

const loaded = `
const loaded = () => ["@npmcli/arborist", "typescript", "@pulumi/pulumi/automation"].map((name) => Object.keys(require.cache).some((file) =>
  file.split(require("node:path").sep).join("/").includes("/node_modules/" + name + "/")));`;

describe("the packages that Pulumi's SDK hardly ever uses", () => {
  it("are not loaded with it", () => {
    const script = `${loaded} require("@pulumi/pulumi"); console.log(JSON.stringify(loaded()));`;
    expect(run(script)).toEqual([false, false, false]);
  });

  it("are loaded when they are used, and work", () => {
    const script = `${loaded}
const { automation, runtime } = require("@pulumi/pulumi");
(async () => {
  const { text } = await runtime.serializeFunction(() => 41 + 1);
  const code = await runtime.computeCodePaths();
  const hasStacks = typeof automation.LocalWorkspace.createOrSelectStack === "function";
  console.log(JSON.stringify({ loaded: loaded(), text, hasStacks, hasPaths: code.size > 0 }));
})();`;
    const works = { text: expect.stringContaining("41 + 1"), hasStacks: true, hasPaths: true };
    expect(run(script)).toEqual({ loaded: [true, true, true], ...works });
  });

  it("are loaded at once for anybody else who asks", () => {
    const script = `${loaded} require("typescript"); console.log(JSON.stringify(loaded()));`;
    expect(run(script)).toEqual([false, true, false]);
  });
});
