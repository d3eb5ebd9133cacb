import { readFileSync } from "node:fs";
import path from "node:path";
import * as policies from "pulumi-huaweicloud-dms-rabbitmq/policies";
import ts from "typescript";
import { z } from "zod";
import { repositoryRoot } from "../../support/repositoryRoot";
import { runOnInstance } from "./policyRun";

const page = readFileSync(path.join(repositoryRoot, "docs", "policies.md"), "utf8");
const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, text = ""]) => ({ language, text }));

function block(language: string, part: string): string {
  const found = blocks.find((each) => each.language === language && each.text.includes(part));
  if (!found) throw new Error(`The page has no ${language} block with ${part}.`);
  return found.text;
}

/** Runs a TypeScript block, its imports given, and gives the value of an expression after it. */
function run(text: string, result: string, given: Record<string, unknown> = {}): unknown {
  const program = text.replace(/^import .*;\n/gm, "");
  const { outputText } = ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const names = { ...policies, z, ...given };
  return new Function(...Object.keys(names), `${outputText}\nreturn ${result};`)(...Object.values(names));
}

test("the pack of three lines is the example as it is", () => {
  const example = readFileSync(path.join(repositoryRoot, "examples", "company-policies", "index.ts"), "utf8");
  expect(block("typescript", "configurePolicy(tls")).toBe(example);
});

test("the pack with createPolicies is valid", () => {
  const packs: { policies: policies.RabbitmqPolicy[] }[] = [];
  class PolicyPack {
    constructor(_name: string, args: { policies: policies.RabbitmqPolicy[] }) {
      packs.push(args);
    }
  }
  run(block("typescript", "createPolicies({"), "undefined", { PolicyPack });
  const levels = new Map(packs[0]?.policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]));
  expect(levels.get("rabbitmq-enterprise-project")).toBe("disabled");
  expect(levels.get("rabbitmq-tls")).toBe("mandatory");
});

test("the rule of one's own works", () => {
  const owner = run(block("typescript", "rabbitmq-owner"), "owner") as policies.InstancePolicy;
  expect(runOnInstance(owner, { properties: { description: "shop: orders" } }).violations).toEqual([]);
  expect(runOnInstance(owner, { properties: { description: "orders" } }).violations).toEqual([
    'description is "orders", but it must begin with one of shop, billing and a colon. Write for example "shop: orders of the web shop".',
  ]);
});

test.each(["rabbitmq-tls", "rabbitmq-required-tags"])("the configuration with %s is valid", (policy) => {
  const configuration = JSON.parse(block("json", policy)) as policies.PolicySettings;
  expect(() => policies.createPolicies({ policies: configuration })).not.toThrow();
});

test("the message is one that the policy gives", () => {
  const { violations } = runOnInstance(policies.storageLimits, {
    properties: { storageSpace: 200, productId: "00300-30209-0--0" },
  });
  expect(page).toContain(violations[0]);
});
