import { readFileSync } from "node:fs";
import path from "node:path";
import { configurationTable } from "../support/configurationTable";
import { repositoryRoot } from "../support/repositoryRoot";

const readme = readFileSync(path.join(repositoryRoot, "README.md"), "utf8");

/** The cells of a Markdown table, without its line of dashes. */
function cells(table: string): string[][] {
  return table
    .trim()
    .split("\n")
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

describe("the README", () => {
  it("lists every setting as the client knows it", () => {
    const table = /<!-- configuration -->(.*)<!-- \/configuration -->/s.exec(readme)?.[1] ?? "";
    expect(cells(table)).toEqual(configurationTable());
  });
});
