import { readFileSync } from "node:fs";
import path from "node:path";
import { combinations } from "../../../scripts/matrix/combinations";
import { oldestVersion } from "../../../scripts/pulumi-cli/versions";
import { repositoryRoot } from "../../support/repositoryRoot";

it("shows a passed run of every combination that `npm run matrix` has", () => {
  const page = readFileSync(path.join(repositoryRoot, "docs", "matrix.md"), "utf8");
  const lines = page.split("\n").filter((line) => /^\| \d/.test(line));
  const shown = lines.map((line) => {
    const [node = "", manager = "", sdk, program = "", modules, result] = line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    const typescript = /^TypeScript (\d)/.exec(program)?.[1];
    return {
      node: Number.parseInt(node, 10),
      packageManager: manager.split(" ")[0],
      sdk: sdk === oldestVersion ? "oldest" : "newest",
      ...(typescript ? { typescript: Number(typescript) } : {}),
      modules,
      result,
    };
  });
  expect(shown).toEqual(combinations.map((combination) => ({ ...combination, result: "passes" })));
});
