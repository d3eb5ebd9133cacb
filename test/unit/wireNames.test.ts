import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { sourceFiles } from "./architecture/sourceFiles";
import { propertyNames } from "./wireNames/propertyNames";

/** The only room that knows what the fields of DMS are called. */
const wireFolder = "provider/client/dms";
/** Rooms with other wires, some of whose fields are called the same. */
const otherWires = ["provider/client/errors", "provider/client/http", "provider/client/iam"];

function wireNames(root: string): Set<string> {
  const keys = sourceFiles(root, [wireFolder])
    .flatMap((file) => propertyNames(root, file))
    .filter(({ name, isKey }) => isKey && /[a-z]_[a-z]/.test(name));
  return new Set([...keys.map(({ name }) => name), ...tableNames(root)]);
}

/** The fields that tables name in the first place of a pair: `["storage_space", number]`. */
function tableNames(root: string): string[] {
  const texts = sourceFiles(root, [wireFolder]).map((file) => readFileSync(path.join(root, file), "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/\["([a-z]+(?:_[a-z]+)+)",/g)].map(([, name = ""]) => name));
}

function strayNames(root: string): string[] {
  const known = wireNames(root);
  return sourceFiles(root, ["provider", "sdk", "policy-pack"])
    .filter((file) => ![wireFolder, ...otherWires].some((folder) => file.startsWith(`${folder}/`)))
    .flatMap((file) => propertyNames(root, file))
    .filter(({ name }) => known.has(name))
    .map(({ name, file, line }) => `${file}:${line} says ${name}, which only ${wireFolder} may`);
}

it("only the room of the wire knows its names", () => {
  expect(wireNames(repositoryRoot).size).toBeGreaterThan(20);
  expect(strayNames(repositoryRoot)).toEqual([]);
});

describe("a name of the wire", () => {
  let root: string;

  function write(file: string, text: string): void {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }

  beforeEach(() => {
    root = makeTemporaryDirectory("wire-names");
    for (const folder of ["provider", "sdk", "policy-pack"]) mkdirSync(path.join(root, folder));
    write(
      `${wireFolder}/schema.ts`,
      'const schema = z.object({ storage_space: z.number(), "enable_publicip": z.boolean() });',
    );
    write(`${wireFolder}/fields.ts`, "interface Fields { available_zones: string[]; name: string }");
  });

  afterEach(() => removeTemporaryDirectory(root));

  it("is taken from schemas, tables and types, if it has an underscore", () => {
    write(`${wireFolder}/table.ts`, 'const fields = { sslEnable: ["ssl_enable", flag], name: ["name", text] };');
    expect([...wireNames(root)].sort()).toEqual(["available_zones", "enable_publicip", "ssl_enable", "storage_space"]);
  });

  it.each([
    ["a key", "const body = { storage_space: 1 };", "storage_space"],
    ["a quoted key", 'const body = { "storage_space": 1 };', "storage_space"],
    ["a short key", "const body = { storage_space };", "storage_space"],
    ["a key of a type", "type Body = { available_zones?: string[] };", "available_zones"],
    ["an access", "answer.enable_publicip;", "enable_publicip"],
    ["an access that may fail", "answer?.enable_publicip;", "enable_publicip"],
    ["an index", 'answer["enable_publicip"];', "enable_publicip"],
    ["an index of a type", 'type Zones = Answer["available_zones"];', "available_zones"],
    ["a question for a key", 'if ("storage_space" in answer) end();', "storage_space"],
    ["a destructured name", "const { storage_space } = answer;", "storage_space"],
    ["a renamed one", "const { storage_space: space } = answer;", "storage_space"],
    ["a quoted one", 'const { "storage_space": space } = answer;', "storage_space"],
    ["a destructured parameter", "function read({ storage_space = 1 }) {}", "storage_space"],
  ])("is seen outside as %s", (_what, text, name) => {
    write("sdk/program.ts", `\n${text}\n`);
    expect(strayNames(root)).toEqual([`sdk/program.ts:2 says ${name}, which only ${wireFolder} may`]);
  });

  it("may stand in texts and comments, and where another wire has it too", () => {
    write(
      "policy-pack/index.ts",
      'const text = "storage_space"; // answer.storage_space\nconst storage = { space: text };',
    );
    for (const folder of otherWires) write(`${folder}/body.ts`, "answer.storage_space;");
    expect(strayNames(root)).toEqual([]);
  });
});
