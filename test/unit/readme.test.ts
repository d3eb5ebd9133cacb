import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
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

/** What the compiler says to each of some programs that lie in this directory. */
function compilerErrors(programs: string[]): string[][] {
  const configFile = path.join(repositoryRoot, "test", "tsconfig.json");
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
  const texts = new Map(programs.map((text, index) => [path.join(__dirname, `readme-program-${index}.ts`), text]));
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

describe("the README", () => {
  it("lists every setting as the client knows it", () => {
    const table = /<!-- configuration -->(.*)<!-- \/configuration -->/s.exec(readme)?.[1] ?? "";
    expect(cells(table)).toEqual(configurationTable());
  });

  it("shows programs that compile", () => {
    const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block ?? "");
    const whole = blocks.find((block) => block.includes("import ")) ?? "";
    const parts = blocks.filter((block) => block !== whole);
    const surroundings = `
      import * as pulumi from "@pulumi/pulumi";
      import { Provider, RabbitmqInstance, type RabbitmqInstanceArgs } from "pulumi-huaweicloud-dms-rabbitmq";
      declare const config: pulumi.Config;
      declare const vpcId: string, subnetId: string, securityGroupId: string, accessKey: string, secretKey: string;
      declare const args: RabbitmqInstanceArgs;
    `;
    const wrong = `${whole}\nnew RabbitmqInstance("wrong", { storageSpace: "a lot" });`;
    expect(parts.length).toBeGreaterThan(0);
    const [errorsOfWhole, errorsOfParts, errorsOfWrong] = compilerErrors([
      whole,
      surroundings + parts.join("\n"),
      wrong,
    ]);
    expect(errorsOfWhole).toEqual([]);
    expect(errorsOfParts).toEqual([]);
    expect(errorsOfWrong).not.toEqual([]);
  });

  it("has a page on the versions of the API whose program compiles", () => {
    const page = readFileSync(path.join(repositoryRoot, "docs/api-versions.md"), "utf8");
    const program = /^```ts\n(.*?)^```$/ms.exec(page)?.[1] ?? "";
    expect(program).toContain("DmsV2Client");
    expect(compilerErrors([program])).toEqual([[]]);
  });

  it("links only to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? "");
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(() => readFileSync(path.join(repositoryRoot, link))).not.toThrow();
  });
});
