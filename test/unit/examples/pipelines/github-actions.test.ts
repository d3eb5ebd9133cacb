import { readFileSync } from "node:fs";
import { lintGithubWorkflow } from "./githubWorkflow";
import { pipelineFile } from "./pipelineJob";

const text = readFileSync(pipelineFile("github-actions.yml"), "utf8");

test("GitHub's parser finds nothing wrong, expressions included", () => {
  expect(lintGithubWorkflow(text).errors).toEqual([]);
});

test.each([
  ["runs-on", "run-on"],
  ["secrets.HW_ACCESS_KEY", "secret.HW_ACCESS_KEY"],
  ["pull_request:", "pullrequest:"],
])("it would find %s misspelt", (right, wrong) => {
  expect(lintGithubWorkflow(text.replace(right, wrong)).errors).not.toEqual([]);
});

test("a change is previewed with the pack, main is deployed with it", () => {
  expect(lintGithubWorkflow(text).jobs).toEqual([
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
