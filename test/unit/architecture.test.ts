import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { readHouseRules } from "./architecture/houseRules";
import { sourceFiles } from "./architecture/sourceFiles";
import { type SourceImport, sourceImports } from "./architecture/sourceImports";
import {
  arrowViolations,
  circleViolations,
  folderViolations,
  loadViolations,
  roomViolations,
} from "./architecture/violations";

describe("the sources keep to docs/architecture.md:", () => {
  const rules = readHouseRules(readFileSync(path.join(repositoryRoot, "docs/architecture.md"), "utf8"));
  const files = sourceFiles(repositoryRoot, ["provider", "sdk", "policy-pack", "emulator", "scripts"]);
  const imports = sourceImports(repositoryRoot, files);

  it("each lies in a room, each room has its sources, and no arrow runs up", () => {
    expect(roomViolations(rules, files)).toEqual([]);
  });

  it("they import only along the arrows", () => {
    expect(arrowViolations(rules, imports)).toEqual([]);
  });

  it("no two of them need each other", () => {
    expect(circleViolations(imports)).toEqual([]);
  });

  it("what a program loads at once is light", () => {
    expect(rules.lazyPackages.size).toBeGreaterThan(0);
    expect(loadViolations(rules, imports)).toEqual([]);
  });

  it("no folder is crowded", () => {
    expect(rules.mostFiles.size).toBeGreaterThan(0);
    expect(folderViolations(rules, files)).toEqual([]);
  });

  it("what is shipped imports only packages that are installed with it", () => {
    const { name, dependencies, peerDependencies } = JSON.parse(
      readFileSync(path.join(repositoryRoot, "package.json"), "utf8"),
    );
    const installed = [name, ...Object.keys({ ...dependencies, ...peerDependencies })];
    const foreign = imports.filter(
      ({ file, specifier, target }) =>
        /^(provider|sdk|policy-pack\/policies)\//.test(file) && target === undefined && !specifier.startsWith("node:"),
    );
    expect(foreign.length).toBeGreaterThan(0);
    expect(
      foreign.filter(({ specifier }) => !installed.some((name) => `${specifier}/`.startsWith(`${name}/`))),
    ).toEqual([]);
  });
});

describe("the rules see", () => {
  let root: string;

  beforeEach(() => {
    root = makeTemporaryDirectory("architecture");
  });

  afterEach(() => removeTemporaryDirectory(root));

  function house(block: string, sources: Record<string, string>) {
    for (const [file, text] of Object.entries(sources)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    const files = sourceFiles(root, ["rooms"]);
    return {
      rules: readHouseRules(`# Page\n\n\`\`\`imports\n${block}\n\`\`\`\n`),
      files,
      imports: sourceImports(root, files),
    };
  }

  const cellar = { "rooms/cellar/wine.ts": "export const wine = 1;\nexport type Wine = 1;\n" };
  const loft = "rooms/loft/lamp.ts";

  it.each([
    ["an import", 'import { wine } from "../cellar/wine";'],
    ["an import for its effects", 'import "../cellar/wine.js";'],
    ["an import of a type", 'import type { Wine } from "../cellar/wine";'],
    ["a type in place", 'type Wine = import("../cellar/wine").Wine;'],
    ["an export", 'export * from "../cellar/wine";'],
    ["an import on demand", 'const wine = () => import("../cellar/wine");'],
    ["a require", 'const wine = require("../cellar/wine");'],
    ["an import of a require", 'import wine = require("../cellar/wine");'],
    ["the file that it is built into", 'require("../../dist/rooms/cellar/wine.js");'],
  ])("%s against the arrows", (_what, text) => {
    const { rules, imports } = house("rooms/cellar -> rooms/loft\nrooms/loft ->", { ...cellar, [loft]: text });
    expect(arrowViolations(rules, imports)).toEqual([
      `${loft}:1 imports "${(imports as [SourceImport])[0].specifier}", which lies in rooms/cellar, but the rule is: rooms/loft ->`,
    ]);
  });

  it("no fault in an import along an arrow, within a room, or of a package", () => {
    const text = 'import "../cellar/wine";\nimport "./shade";\nimport "node:path";\nimport "zod";';
    const { rules, files, imports } = house("rooms/cellar ->\nrooms/loft -> rooms/cellar", {
      ...cellar,
      [loft]: text,
      "rooms/loft/shade.ts": "export {};",
    });
    expect(imports).toHaveLength(4);
    expect(roomViolations(rules, files)).toEqual([]);
    expect(arrowViolations(rules, imports)).toEqual([]);
    expect(circleViolations(imports)).toEqual([]);
  });

  it("that a file may be a room of its own inside another", () => {
    const { rules, imports } = house("rooms/cellar/wine.ts -> rooms/cellar\nrooms/cellar ->", {
      ...cellar,
      "rooms/cellar/rack.ts": 'import "./wine";',
    });
    expect(arrowViolations(rules, imports)).toEqual([expect.stringContaining("which lies in rooms/cellar/wine.ts")]);
  });

  it("rooms that are not as the arrows say", () => {
    const { rules, files } = house("rooms/loft -> rooms/hall\nrooms/stairs -> rooms/loft\nrooms/hall -> rooms/stairs", {
      ...cellar,
      [loft]: "",
      "rooms/hall/door.ts": "",
    });
    expect(roomViolations(rules, files)).toEqual([
      "rooms/stairs is named, but no source lies there",
      "rooms/cellar/wine.ts lies in no room that is named",
      "the arrows lead in a circle: rooms/loft -> rooms/hall -> rooms/stairs -> rooms/loft",
    ]);
  });

  it("files that need each other", () => {
    const { imports } = house("rooms ->", {
      "rooms/a.ts": 'import "./b";',
      "rooms/b.ts": 'import type { C } from "./c";',
      "rooms/c.ts": 'export const b = () => import("./b");',
    });
    expect(circleViolations(imports)).toEqual([
      "files import each other in a circle: rooms/b.ts -> rooms/c.ts -> rooms/b.ts",
    ]);
  });

  it("a package that is loaded by way of other files, unless types or functions keep it for later", () => {
    const { rules, imports } = house("rooms ->\nrooms/index.ts without zod, undici", {
      "rooms/index.ts": 'import "./deep";\nimport type { Z } from "zod";\nexport const load = () => import("undici");',
      "rooms/deep.ts": 'import { z } from "zod/v4";\nexport const load = () => require("undici");',
    });
    expect(loadViolations(rules, imports)).toEqual([
      "rooms/index.ts -> rooms/deep.ts loads zod, but the rule is: rooms/index.ts without zod, undici",
    ]);
  });

  it("a crowded folder", () => {
    const { rules, files } = house("at most 1 files: rooms\nat most 2 files: rooms/wide", {
      "rooms/narrow/a.ts": "",
      "rooms/narrow/b.js": "",
      "rooms/wide/a.ts": "",
      "rooms/wide/b.ts": "",
    });
    expect(folderViolations(rules, files)).toEqual([
      "rooms/narrow holds 2 sources, but the rule is: at most 1 files: rooms",
    ]);
  });
});

describe("readHouseRules", () => {
  it("refuses a page without rules, a line that is none, and a second line of a room", () => {
    const page = (block: string) => `\`\`\`imports\n${block}\n\`\`\`\n`;
    expect(() => readHouseRules("# Page\n")).toThrow("no block");
    expect(() => readHouseRules(page("rooms imports nothing"))).toThrow("This is no rule: rooms imports nothing");
    expect(() => readHouseRules(page("rooms ->\nrooms -> loft"))).toThrow("rooms has two lines.");
  });
});
