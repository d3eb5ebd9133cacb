import { combinations } from "../../../../scripts/matrix/combinations";
import { parseMatrixArguments } from "../../../../scripts/matrix/matrixArguments";

it("runs all combinations unless some are named by their numbers", () => {
  expect(parseMatrixArguments([])).toEqual({ help: false, combinations, isWhole: true });
  const { combinations: chosen, isWhole } = parseMatrixArguments(["--only", "2,1"]);
  expect(chosen).toEqual([combinations[1], combinations[0]]);
  expect(isWhole).toBe(false);
});

it.each(["0", "99", "one", "1,"])("refuses --only %s", (text) => {
  expect(() => parseMatrixArguments(["--only", text])).toThrow(`--only takes numbers from 1 to ${combinations.length}`);
});

it("lets every version and package manager meet each Node.js, and both kinds of modules", () => {
  for (const node of [20, 22, 24]) {
    const met = combinations.filter((each) => each.node === node);
    for (const manager of ["npm", "pnpm", "yarn"]) expect(met.map((each) => each.packageManager)).toContain(manager);
    for (const sdk of ["oldest", "newest"]) expect(met.map((each) => each.sdk)).toContain(sdk);
    for (const typescript of [5, 6]) expect(met.map((each) => each.typescript)).toContain(typescript);
    for (const modules of ["CommonJS", "ES modules"]) expect(met.map((each) => each.modules)).toContain(modules);
  }
});
