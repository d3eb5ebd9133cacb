import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { policiesByName } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { presetFiles, withPolicyTable } from "../../../policy-pack/generate";
import { repositoryRoot } from "../../support/repositoryRoot";

const page = readFileSync(path.join(repositoryRoot, "docs", "policies.md"), "utf8");
const presetDirectory = path.join(repositoryRoot, "policy-pack", "presets");

// The formatter pads the cells of a table.
const withoutPadding = (text: string) => text.replace(/ +\|/g, " |").replace(/(?<=\| )-+(?= \|)/g, "---");

test("the table in the docs is that of the policies as they are", () => {
  expect(withoutPadding(page)).toBe(withoutPadding(withPolicyTable(page)));
  for (const name of Object.keys(policiesByName)) expect(withoutPadding(page)).toContain(`| \`${name}\` |`);
});

test("a page without the marks is refused", () => {
  expect(() => withPolicyTable("# Policies\n")).toThrow("lacks the marks");
});

test("the files of the presets are those of the presets as they are", () => {
  const files = readdirSync(presetDirectory).map((name) => {
    return [name, JSON.parse(readFileSync(path.join(presetDirectory, name), "utf8"))];
  });
  expect(Object.fromEntries(files)).toEqual(presetFiles());
});
