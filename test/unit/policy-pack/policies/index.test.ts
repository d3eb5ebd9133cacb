import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { repositoryRoot } from "../../../support/repositoryRoot";

const entry = path.join(repositoryRoot, "dist", "policy-pack", "policies", "index.d.ts");

function declarationFile(modulePath: string): string {
  return existsSync(`${modulePath}.d.ts`) ? `${modulePath}.d.ts` : path.join(modulePath, "index.d.ts");
}

/** Every module that the built declarations import, directly or by one another, by its name or its file. */
function importedModules(file: string, seen = new Set<string>()): Set<string> {
  const declarations = readFileSync(file, "utf8");
  for (const [, name = ""] of declarations.matchAll(/(?:\bfrom |\bimport\()"([^"]+)"/g)) {
    const imported = name.startsWith(".") ? declarationFile(path.join(path.dirname(file), name)) : name;
    if (seen.has(imported)) continue;
    seen.add(imported);
    if (imported !== name) importedModules(imported, seen);
  }
  return seen;
}

test("the declarations need the packages of Pulumi and no other, so that any program can check its types", () => {
  const packages = [...importedModules(entry)].filter((name) => !path.isAbsolute(name));
  expect(packages.sort()).toEqual(["@pulumi/policy", "@pulumi/pulumi"]);
});

test("a program with the old module resolution compiles the pack of three lines and checks all declarations", () => {
  const pack = path.join(repositoryRoot, "examples", "company-policies", "index.ts");
  const program = ts.createProgram([pack], {
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    strict: true,
    noEmit: true,
    types: ["node"],
  });
  expect(program.getSourceFile(entry)).toBeDefined();
  const mistakes = ts
    .getPreEmitDiagnostics(program)
    // The declarations of @pulumi/policy name two things that it leaves out of them.
    .filter(({ file }) => !file?.fileName.endsWith("node_modules/@pulumi/policy/index.d.ts"))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  expect(mistakes).toEqual([]);
});
