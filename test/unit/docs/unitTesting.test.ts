import { readFileSync } from "node:fs";
import path from "node:path";
import { codeBlocks } from "../../support/compilerErrors";
import { repositoryRoot } from "../../support/repositoryRoot";

it("shows the test of the example as it is", () => {
  const page = readFileSync(path.join(repositoryRoot, "docs", "unit-testing.md"), "utf8");
  const example = readFileSync(path.join(repositoryRoot, "examples", "unit-test", "broker.test.ts"), "utf8");
  expect(codeBlocks(page, "ts")).toEqual([example]);
});
