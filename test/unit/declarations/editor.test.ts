import path from "node:path";
import ts from "typescript";
import { inputProperties } from "../../../provider/instance/properties/instanceProperties";
import { repositoryRoot } from "../../support/repositoryRoot";

const file = path.join(repositoryRoot, "examples", "quickstart", "edited.ts");

const argument = (name: string, value: string) => `${name}: ${value}`;

/** An editor at work on a program; `|` marks where the cursor is. */
function editorAt(marked: string) {
  const position = marked.indexOf("|");
  const text = marked.replace("|", "");
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
  };
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      // The registry keeps a file by its version.
      getScriptVersion: (name) => (name === file ? text : "1"),
      getScriptSnapshot: (name) => {
        const content = name === file ? text : ts.sys.readFile(name);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => path.dirname(file),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (name) => name === file || ts.sys.fileExists(name),
      readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      realpath: (name) => ts.sys.realpath?.(name) ?? name,
    },
    registry,
  );
  return {
    completions: () =>
      (service.getCompletionsAtPosition(file, position, {})?.entries ?? [])
        .filter(({ kind }) => kind === ts.ScriptElementKind.string)
        .map(({ name }) => name),
    hover: () => ts.displayPartsToString(service.getQuickInfoAtPosition(file, position)?.documentation),
    mistakes: () => service.getSemanticDiagnostics(file).map(({ messageText }) => messageText),
  };
}

const registry = ts.createDocumentRegistry();

const program = (
  inner: string,
) => `import { RabbitmqInstance, type RabbitmqInstanceArgs } from "pulumi-huaweicloud-dms-rabbitmq";
${inner}
`;

const known = Object.entries(inputProperties).flatMap(([name, property]) =>
  "known" in property ? [[name, [...property.known]] as const] : [],
);

it("are the properties whose values a person would look up", () => {
  expect(known.map(([name]) => name)).toEqual([
    "engine",
    "engineVersion",
    "maintainBegin",
    "maintainEnd",
    "storageSpecCode",
    "archType",
  ]);
});

it.each(known)("offers the known values of %s, and takes any other text", (name, values) => {
  const editor = editorAt(program(`export const args: Partial<RabbitmqInstanceArgs> = { ${argument(name, '"|"')} };`));
  expect(editor.completions().sort()).toEqual([...values].sort());
  expect(editor.mistakes()).toEqual([]);
});

it("still takes outputs and texts that are known later only", () => {
  const editor = editorAt(
    program(`declare const instance: RabbitmqInstance;
declare const text: string;
export const args: Partial<RabbitmqInstanceArgs> = { engineVersion: instance.engineVersion, maintainBegin: text };
const version: typeof instance.engineVersion extends { get(): infer Value } ? Value : never = text;|`),
  );
  expect(editor.mistakes()).toEqual([]);
});

it("explains arguments and outputs where the cursor rests on them", () => {
  const args = editorAt(program('export const args: Partial<RabbitmqInstanceArgs> = { storage|SpecCode: "" };'));
  expect(args.hover()).toContain("Storage I/O specification");
  const product = editorAt(
    program(
      'export const args: Partial<RabbitmqInstanceArgs> = { product: { type: "single", vcp|us: 2, memoryGb: 4 } };',
    ),
  );
  expect(product.hover()).toContain("vCPUs of each node");
  const output = editorAt(program("declare const instance: RabbitmqInstance;\nexport const url = instance.amqp|Url;"));
  expect(output.hover()).toContain("AMQP URL with credentials");
});
