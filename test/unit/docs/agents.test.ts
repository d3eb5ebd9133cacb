import { readFileSync } from "node:fs";
import path from "node:path";
import { codeBlocks, compilerErrors } from "../../support/compilerErrors";
import { repositoryRoot } from "../../support/repositoryRoot";

it("shows programs to assistants that compile as they stand", () => {
  const programs = codeBlocks(readFileSync(path.join(repositoryRoot, "AGENTS.md"), "utf8"), "ts");
  expect(programs.length).toBeGreaterThan(1);
  const wrong = programs[0]?.replace("storageSpace: 100", 'storageSpace: "a lot"') ?? "";
  const errors = compilerErrors([...programs, wrong]);
  expect(errors.slice(0, -1).flat()).toEqual([]);
  expect(errors.at(-1)).not.toEqual([]);
});
