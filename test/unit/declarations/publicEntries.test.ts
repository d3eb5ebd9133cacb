import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { repositoryRoot } from "../../support/repositoryRoot";

const { exports } = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8"));

const allowed: Record<string, string[]> = {
  ".": ["@pulumi/pulumi"],
  "./provider": ["@pulumi/pulumi"],
  "./client": [],
  "./policies": ["@pulumi/policy", "@pulumi/pulumi"],
};

function declarationFile(modulePath: string): string {
  return existsSync(`${modulePath}.d.ts`) ? `${modulePath}.d.ts` : path.join(modulePath, "index.d.ts");
}

/** Every module that built declarations need, directly or by one another, by its name or its file. */
function neededModules(file: string, seen = new Set<string>()): Set<string> {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  for (const { fileName: name } of [...importedFiles, ...typeReferenceDirectives]) {
    const needed = name.startsWith(".") ? declarationFile(path.join(path.dirname(file), name)) : name;
    if (seen.has(needed)) continue;
    seen.add(needed);
    if (needed !== name) neededModules(needed, seen);
  }
  return seen;
}

const entries = Object.entries<{ types?: string }>(exports).flatMap(([name, { types }]) =>
  types === undefined ? [] : [[name, types] as const],
);

it("are known to this test", () => expect(entries.map(([name]) => name).sort()).toEqual(Object.keys(allowed).sort()));

it.each(entries)("%s needs no types but Pulumi's, so that any program can check its declarations", (name, types) => {
  const packages = [...neededModules(path.join(repositoryRoot, types))].filter((needed) => !path.isAbsolute(needed));
  expect(packages.sort()).toEqual(allowed[name]);
});
