import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import typescript6 from "typescript-6";
import { repositoryRoot } from "../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../support/temporaryDirectory";

jest.setTimeout(300_000);

const programs = {
  "index.ts": `import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";
export const url = RabbitmqInstance.get("orders", "id").amqpUrl;
`,
  "pack.ts": readFileSync(path.join(repositoryRoot, "examples", "company-policies", "index.ts"), "utf8"),
  "client.ts": `import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
const client = new DmsClient({ configuration: resolveConfiguration({ config: () => undefined, environment: process.env }) });
export const name: Promise<string | undefined> = client.getInstance("id").then((instance) => instance.name);
`,
  "provider.ts": `import { create } from "pulumi-huaweicloud-dms-rabbitmq/provider";
export const made: Promise<{ id: string }> = create({});
`,
};

/** What both of Pulumi's templates, for programs and for policy packs, ask for. */
const common = {
  strict: true,
  sourceMap: true,
  experimentalDecorators: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
  noEmit: true,
};
const old = { ...common, target: "es2016", module: "commonjs", moduleResolution: "node" };

const settings: Record<string, object> = {
  "the templates until March 2026, moduleResolution node": old,
  "moduleResolution node, ES2022": { ...old, target: "es2022" },
  "moduleResolution node16": { ...common, target: "es2022", module: "node16", moduleResolution: "node16" },
  "the templates since March 2026, moduleResolution nodenext": {
    ...common,
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    isolatedModules: true,
    esModuleInterop: true,
  },
  "moduleResolution bundler": { ...common, target: "es2022", module: "esnext", moduleResolution: "bundler" },
};

type Compiler = typeof ts;

const compilers: Record<string, Compiler> = {
  "TypeScript 5": ts,
  // The same interface in another version, whose enumerations the compiler takes for others.
  "TypeScript 6": typescript6 as unknown as Compiler,
};

describe("a program in a directory of its own", () => {
  let directory: string;
  let ours: string[];

  beforeAll(() => {
    directory = makeTemporaryDirectory("declarations");
    ours = [directory, path.join(repositoryRoot, "dist")].map((folder) => `${folder}${path.sep}`);
    mkdirSync(path.join(directory, "node_modules"));
    for (const name of ["@pulumi", "@types", "pulumi-huaweicloud-dms-rabbitmq"]) {
      symlinkSync(path.join(repositoryRoot, "node_modules", name), path.join(directory, "node_modules", name));
    }
    writeFileSync(path.join(directory, "package.json"), JSON.stringify({ name: "program", main: "index.ts" }));
    for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(directory, name), text);
  });

  afterAll(() => removeTemporaryDirectory(directory));

  const parsed = new Map<string, ts.SourceFile | undefined>();

  /** A host that parses a file once for all settings that read it in the same way. */
  function hostOf(compiler: Compiler, options: ts.CompilerOptions): ts.CompilerHost {
    const host = compiler.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (file, language, ...rest) => {
      const key = JSON.stringify([compiler.version, file, language]);
      if (!parsed.has(key)) parsed.set(key, read(file, language, ...rest));
      return parsed.get(key);
    };
    return host;
  }

  /**
   * What `tsc --noEmit` would print of the program and of our declarations, all that they reach included. Left out are
   * the files of others: those of @pulumi/policy hold two mistakes of their own (TS2305, names that its proxy.d.ts lacks).
   */
  function mistakes(compiler: Compiler, options: object): string[] {
    // Version 6 calls the resolution "node" deprecated, and takes types in only by name; both concern the program.
    const accepted = compiler.versionMajorMinor.startsWith("6.") ? { ignoreDeprecations: "6.0", types: ["node"] } : {};
    const { options: read, errors } = compiler.convertCompilerOptionsFromJson({ ...options, ...accepted }, directory);
    const files = Object.keys(programs).map((name) => path.join(directory, name));
    const program = compiler.createProgram(files, read, hostOf(compiler, read));
    const own = program.getSourceFiles().filter(({ fileName }) => ours.some((folder) => fileName.startsWith(folder)));
    expect(own.length).toBeGreaterThan(80);
    const found = [
      ...errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
    ];
    return found.map(({ file, messageText, code }) => {
      const text = compiler.flattenDiagnosticMessageText(messageText, " ");
      return `${file?.fileName} TS${code}: ${text}`;
    });
  }

  const cases = Object.keys(settings).flatMap((name) => Object.keys(compilers).map((version) => [name, version]));

  it.each(cases)("is checked without a mistake with %s by %s", (name = "", version = "") => {
    expect(mistakes(compilers[version] ?? ts, settings[name] ?? {})).toEqual([]);
  });
});
