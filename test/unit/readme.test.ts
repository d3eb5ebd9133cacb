import { readFileSync } from "node:fs";
import path from "node:path";
import { codeBlocks, compilerErrors } from "../support/compilerErrors";
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

  it("shows programs that compile", () => {
    const blocks = codeBlocks(readme, "ts");
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
});
