import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
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
