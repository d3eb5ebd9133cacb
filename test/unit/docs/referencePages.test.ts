import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../../scripts/bootstrap/runCommand";
import { repositoryRoot } from "../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../support/temporaryDirectory";

const committed = path.join(repositoryRoot, "docs", "reference");

/** In a process of its own, since TypeDoc is an ES module, which the tests' loader cannot read. */
async function write(directory: string): Promise<void> {
  const script = `require(process.argv[1]).main(...process.argv.slice(2, 3), [process.argv[3]]);`;
  const main = path.join(repositoryRoot, "scripts", "dist", "reference", "main.js");
  await runCommand(process.execPath, ["-e", script, main, repositoryRoot, directory], { timeoutSeconds: 100 });
}

const pagesOf = (directory: string) =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(path.join(directory, name), "utf8")]));

describe("the reference", () => {
  const directory = makeTemporaryDirectory("reference");

  beforeAll(async () => {
    // `UPDATE_PAGES=1 npx jest referencePages` writes the pages anew.
    if (process.env.UPDATE_PAGES === "1") await write(committed);
    await write(directory);
  });

  afterAll(() => removeTemporaryDirectory(directory));

  it("is what the doc comments say", () => {
    const written = pagesOf(directory);
    expect(Object.keys(pagesOf(committed))).toEqual(Object.keys(written));
    // A comparison of whole pages would print them whole.
    const lines = (page = "") => new Set(page.split("\n"));
    for (const [name, page] of Object.entries(pagesOf(committed))) {
      const [here, there] = [lines(page), lines(written[name])];
      expect([...there].filter((line) => !here.has(line))).toEqual([]);
      expect([...here].filter((line) => !there.has(line))).toEqual([]);
      expect(page === written[name]).toBe(true);
    }
  });

  it("has a page for every entry that people import, with every name that it exports at run time", () => {
    const { exports } = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8"));
    const index = readFileSync(path.join(committed, "README.md"), "utf8");
    const entries = Object.keys(exports).filter((entry) => !["./provider", "./package.json"].includes(entry));
    for (const entry of entries) {
      const specifier = path.posix.join("pulumi-huaweicloud-dms-rabbitmq", entry);
      const page = new RegExp(`\\[\`${specifier}\`\\]\\((.*?)\\)`).exec(index)?.[1] ?? "";
      const text = readFileSync(path.join(committed, page), "utf8");
      const names = Object.keys(require(path.join(repositoryRoot, exports[entry].default)));
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !text.includes(`\n### ${name}`))).toEqual([]);
    }
  });
});
