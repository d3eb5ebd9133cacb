import { compilerErrors } from "../../support/compilerErrors";
import { programsOf, readPage, wholeProgram, writtenPages } from "../../support/pageBlocks";

// The test that docs/unit-testing.md shows is a file of an example, and compiled with it.
const pages = writtenPages().filter((page) => page !== "docs/unit-testing.md");
const blocks = pages.flatMap((page) => programsOf(readPage(page)).map((block) => ({ page, block })));

describe("the programs of the pages", () => {
  const wrong = [
    'import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";\nnew RabbitmqInstance("wrong", { storageSpace: 1 });\n',
    'const wrong = new RabbitmqInstance("wrong", { ...args, storageSpace: "a lot" });\nexport const url = wrong.amqpUrl;\n',
    "deletionProtection: 1,\n",
    "export const unknown = nothing;\n",
  ];
  let errors: string[][];

  beforeAll(() => {
    const programs = [...blocks.map(({ block }) => block), ...wrong].map(wholeProgram);
    // A page may make something only to show how.
    errors = compilerErrors(programs, { noUnusedLocals: false });
  });

  it("stand in all pages that show how to write one", () => {
    const some = ["README.md", "AGENTS.md", "docs/functions.md", "docs/policies.md", "docs/api-versions.md"];
    expect(blocks.map(({ page }) => page)).toEqual(expect.arrayContaining([...some, "emulator/README.md"]));
  });

  it.each(blocks.map(({ page }, index) => [page, index] as const))("%s, block %i, compiles", (_page, index) => {
    expect(errors[index]).toEqual([]);
  });

  it("would be seen not to compile", () => {
    expect(errors.slice(blocks.length).map((found) => found.length > 0)).toEqual(wrong.map(() => true));
  });
});
