import { type Combination, nameOf } from "../../../../scripts/matrix/combinations";
import { matrixTable, withMatrixTable } from "../../../../scripts/matrix/matrixTable";

const combination: Combination = {
  node: 22,
  packageManager: "pnpm",
  sdk: "oldest",
  typescript: 5,
  modules: "CommonJS",
};
const versions = { node: "22.1.2", packageManager: "10.0.1", sdk: "3.216.0", typescript: "5.9.3" };
const common = { pulumiCli: "3.259.0", ownLanguageHost: false, system: "linux x64" };

it("names a combination by all that distinguishes it", () => {
  expect(nameOf(combination)).toBe("Node.js 22, pnpm, oldest SDK, TypeScript 5, CommonJS");
});

it("tells the versions that were in fact run, and what failed", () => {
  const { typescript: _typescript, ...javaScript } = combination;
  const lines = matrixTable([{ combination, versions }, { combination }, { combination: javaScript, versions }], common)
    .split("\n")
    .filter((line) => line.startsWith("| 22"));
  expect(lines).toEqual([
    "| 22.1.2 | pnpm 10.0.1 | 3.216.0 | TypeScript 5.9.3 | CommonJS | passes |",
    "| 22 | pnpm |  |  | CommonJS | **fails** |",
    "| 22.1.2 | pnpm 10.0.1 | 3.216.0 | JavaScript | CommonJS | passes |",
  ]);
});

it("says whose language host ran the programs", () => {
  expect(matrixTable([], common)).toContain("the language host that comes with it");
  expect(matrixTable([], { ...common, ownLanguageHost: true })).toContain("in place of Pulumi's own");
});

it("writes the table where the page has its place, and nowhere else", () => {
  const table = matrixTable([{ combination, versions }], common);
  const page = withMatrixTable("before\n<!-- matrix -->\nold\n<!-- /matrix -->\nafter\n", table);
  expect(page).toBe(`before\n${table}\nafter\n`);
  expect(withMatrixTable(page, table)).toBe(page);
  expect(() => withMatrixTable("no place", table)).toThrow("The page lacks <!-- matrix --> or <!-- /matrix -->.");
});
