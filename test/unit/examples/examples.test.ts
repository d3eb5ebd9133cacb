import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { satisfies } from "semver";
import { repositoryRoot } from "../../support/repositoryRoot";

const directory = path.join(repositoryRoot, "examples");
const names = readdirSync(directory).filter((name) => existsSync(path.join(directory, name, "package.json")));
const read = (...parts: string[]) => readFileSync(path.join(directory, ...parts), "utf8");
const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8")) as { version: string };

it.each(names)("%s installs anywhere, with the present version of the package", (name) => {
  const { dependencies, devDependencies = {} } = JSON.parse(read(name, "package.json"));
  for (const range of Object.values<string>({ ...dependencies, ...devDependencies }))
    expect(range).not.toMatch(/^\w+:/);
  expect(satisfies(version, dependencies["pulumi-huaweicloud-dms-rabbitmq"])).toBe(true);
});

it.each(names)("%s has a short README, and stands in the list of examples", (name) => {
  const lines = read(name, "README.md").trim().split("\n");
  expect(lines.length).toBeLessThanOrEqual(14);
  expect(read("README.md")).toContain(`](${name}/README.md)`);
});

it.each([["policy-pack/template"]])("%s asks for the present version too", (template) => {
  const { dependencies } = JSON.parse(readFileSync(path.join(repositoryRoot, template, "package.json"), "utf8"));
  expect(satisfies(version, dependencies["pulumi-huaweicloud-dms-rabbitmq"])).toBe(true);
});
