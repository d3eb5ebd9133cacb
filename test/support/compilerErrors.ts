import path from "node:path";
import ts from "typescript";
import { repositoryRoot } from "./repositoryRoot";

/** What the compiler says to each of some programs that lie in the tests' directory. */
export function compilerErrors(programs: readonly string[], settings: ts.CompilerOptions = {}): string[][] {
  const configFile = path.join(repositoryRoot, "test", "tsconfig.json");
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
  const options = { ...parsed.options, ...settings };
  const texts = new Map(programs.map((text, index) => [path.join(__dirname, `program-${index}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const all = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(all, all.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

/** The blocks of a language in a page. */
export function codeBlocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, block]) => block ?? "");
}
