import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programDependencies } from "../../../../../scripts/pulumi-cli/language-host/programDependencies";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../../support/temporaryDirectory";

describe("programDependencies", () => {
  let directory: string;

  beforeEach(() => {
    directory = makeTemporaryDirectory("program");
  });

  afterEach(() => removeTemporaryDirectory(directory));

  it("lists declared packages with the installed version, found upwards, or the range", () => {
    const program = path.join(directory, "nested", "program");
    mkdirSync(program, { recursive: true });
    const installed = path.join(directory, "node_modules", "zod");
    mkdirSync(installed, { recursive: true });
    writeFileSync(path.join(installed, "package.json"), JSON.stringify({ version: "4.1.0" }));
    writeFileSync(
      path.join(program, "package.json"),
      JSON.stringify({ dependencies: { zod: "^4.0.0" }, devDependencies: { missing: "^1.0.0" } }),
    );
    expect(programDependencies(program)).toEqual([
      { name: "zod", version: "4.1.0" },
      { name: "missing", version: "^1.0.0" },
    ]);
  });

  it("lists none without a package.json", () => {
    expect(programDependencies(directory)).toEqual([]);
  });
});
