import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeBlocks } from "./compilerErrors";
import { repositoryRoot } from "./repositoryRoot";

/** The pages that are written by hand, as paths from the root. */
export function writtenPages(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  return listed
    .split("\n")
    .filter((file) => file !== "" && existsSync(path.join(repositoryRoot, file)))
    .filter((file) => !/^(test|docs\/reference)\//.test(file));
}

export const readPage = (page: string) => readFileSync(path.join(repositoryRoot, page), "utf8");

/** The blocks of TypeScript in a page. */
export function programsOf(page: string): string[] {
  return codeBlocks(page, "(?:ts|typescript)");
}

/** What pages take as known once they have shown it, by where it comes from. */
const imported: Record<string, string> = {
  pulumi: 'import * as pulumi from "@pulumi/pulumi";',
  PolicyPack: 'import { PolicyPack } from "@pulumi/policy";',
  createPolicies: 'import { createPolicies } from "pulumi-huaweicloud-dms-rabbitmq/policies";',
  Provider: 'import { Provider } from "pulumi-huaweicloud-dms-rabbitmq";',
  RabbitmqInstance: 'import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";',
};

/** What a reader puts in the place of these names. */
const declared: Record<string, string> = {
  config: 'declare const config: import("@pulumi/pulumi").Config;',
  args: 'declare const args: import("pulumi-huaweicloud-dms-rabbitmq").RabbitmqInstanceArgs;',
  ...Object.fromEntries(
    ["vpcId", "subnetId", "securityGroupId", "accessKey", "secretKey", "id"].map((name) => [
      name,
      `declare const ${name}: string;`,
    ]),
  ),
};

const instanceArguments = 'import("pulumi-huaweicloud-dms-rabbitmq").RabbitmqInstanceArgs';

/**
 * A block as a program that can be compiled. A block with imports has all that it needs; the others are given what they
 * name, and one that consists of properties is taken for arguments of an instance.
 */
export function wholeProgram(block: string): string {
  const isProperties = /^\w+: [^;]*,\n$/.test(block);
  const text = isProperties ? `export const some: Partial<${instanceArguments}> = {\n${block}};\n` : block;
  const imports = text.match(/^import [^;]*;\n/gm) ?? [];
  const body = imports.reduce((rest, line) => rest.replace(line, ""), text);
  const isNeeded = ([name]: [string, string]) => new RegExp(`(?<![\\w."])${name}(?![\\w":])`).test(body);
  const known = Object.entries({ ...(imports.length > 0 ? {} : imported), ...declared })
    .filter(isNeeded)
    .filter(([name]) => !new RegExp(`\\b(const|let|function) (${name}\\b|{[^}]*\\b${name}\\b)`).test(body))
    .map(([, line]) => line);
  // Where a program may wait at its top level is a matter of the reader's project.
  const isWaiting = /^(const .* = )?await /m.test(body);
  return [...imports, ...known, isWaiting ? `export async function program() {\n${body}}` : body, "export {};"].join(
    "\n",
  );
}
