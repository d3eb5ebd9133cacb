import { readFileSync } from "node:fs";
import { lintGitlabPipeline } from "./gitlabPipeline";
import { pipelineFile } from "./pipelineJob";

const text = readFileSync(pipelineFile("gitlab-ci.yml"), "utf8");

test("keywords, stages and YAML are right", () => {
  expect(lintGitlabPipeline(text).errors).toEqual([]);
});

test.each([
  ["  script:", "  scripts:"],
  ["rules:", "rule:"],
  ["stage: deploy", "stage: deployment"],
  ["timeout: 2 hours", "timeout: soon"],
  ["preview:\n", "preview\n"],
])("it would find %j turned into %j", (right, wrong) => {
  expect(text).toContain(right);
  expect(lintGitlabPipeline(text.replace(right, wrong)).errors).not.toEqual([]);
});

test("a change is previewed with the pack, the default branch is deployed with it", () => {
  expect(lintGitlabPipeline(text).jobs).toEqual([
    {
      name: "preview",
      commands: ["npm ci", 'pulumi preview --stack "$PULUMI_STACK" --diff --non-interactive --policy-pack policies'],
    },
    {
      name: "deploy",
      commands: ["npm ci", 'pulumi up --stack "$PULUMI_STACK" --yes --non-interactive --policy-pack policies'],
    },
  ]);
});
