import { combinations } from "../../../../scripts/matrix/combinations";
import { projectFiles } from "../../../../scripts/matrix/projectFiles";
import { compilerErrors } from "../../../support/compilerErrors";

const wanted = { tarball: "/packed/provider.tgz", oldestSdk: "3.216.0" };
const common = { node: 22, packageManager: "npm", sdk: "newest" } as const;
const dependencies = (files: Record<string, string>) => JSON.parse(files["package.json"] ?? "").dependencies;

it("has a program in TypeScript that compiles", () => {
  const { "index.ts": program = "" } = projectFiles({ ...common, typescript: 5, modules: "CommonJS" }, wanted);
  expect(compilerErrors([program])).toEqual([[]]);
});

it("writes the same program for each kind of modules in JavaScript", () => {
  const module = projectFiles({ ...common, modules: "ES modules" }, wanted);
  expect(module["index.js"]).toContain('import * as pulumi from "@pulumi/pulumi";');
  expect(module["package.json"]).toContain('"type":"module"');
  const script = projectFiles({ ...common, modules: "CommonJS" }, wanted);
  expect(script["index.js"]).toContain('const pulumi = require("@pulumi/pulumi");');
  expect(script["index.js"]).toContain("exports.status = orders.status;");
  expect(script["index.js"]).not.toMatch(/^(import|export) /m);
});

it("asks for what the combination says, and for an SDK that its Node.js runs", () => {
  const newest = (node: 20 | 24) => projectFiles({ ...common, node, typescript: 6, modules: "CommonJS" }, wanted);
  expect(dependencies(newest(20))).toMatchObject({ "@pulumi/pulumi": "3.248.0", typescript: "^6.0.0" });
  expect(dependencies(newest(24))).toMatchObject({ "@pulumi/pulumi": "latest", "@types/node": "^24.0.0" });
  const oldest = projectFiles({ ...common, sdk: "oldest", modules: "CommonJS" }, wanted);
  expect(dependencies(oldest)).toMatchObject({ "@pulumi/pulumi": "3.216.0" });
});

it("keeps yarn to node_modules", () => {
  for (const combination of combinations) {
    const isYarn = combination.packageManager === "yarn";
    expect(".yarnrc.yml" in projectFiles(combination, wanted)).toBe(isYarn);
  }
});
