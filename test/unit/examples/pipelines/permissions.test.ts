import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { pipelineFile } from "./pipelineJob";

const previewActions = ["dms:instance:list", "dms:instance:get"];
const deployActions = [...previewActions, "dms:instance:create", "dms:instance:modify", "dms:instance:delete"];
const optionalActions = ["dms:instance:modifyStatus", "dms:instance:scale"];

const pages = [
  ["github-actions.yml", pipelineFile("github-actions.yml")],
  ["gitlab-ci.yml", pipelineFile("gitlab-ci.yml")],
  ["Jenkinsfile", pipelineFile("Jenkinsfile")],
  ["docs/policies.md", path.join(repositoryRoot, "docs", "policies.md")],
] as const;

test.each(pages)("%s names the least IAM actions, and no other", (_name, file) => {
  const named = new Set(readFileSync(file, "utf8").match(/dms:instance:\w+/g));
  expect([...named].sort()).toEqual([...deployActions, ...optionalActions].sort());
});

test.each(pages.slice(0, 3))("%s names those of the preview apart, which only read", (_name, file) => {
  const line = readFileSync(file, "utf8").match(/preview: (dms:.*)/)?.[1];
  expect(line?.match(/dms:instance:\w+/g)).toEqual(previewActions);
});

test.each(pages.slice(0, 3))("%s holds no credential", (_name, file) => {
  const text = readFileSync(file, "utf8");
  expect(text).not.toMatch(/(ACCESS_KEY|SECRET_KEY|PASSPHRASE)\s*[:=]\s*['"]?(?!credentials\()[A-Za-z0-9]{8,}/);
});
