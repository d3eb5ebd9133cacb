import { readFileSync } from "node:fs";
import { lintJenkinsfile } from "./jenkinsfile";
import { pipelineFile } from "./pipelineJob";

const text = readFileSync(pipelineFile("Jenkinsfile"), "utf8");

test("brackets, strings, sections and steps are right", () => {
  expect(lintJenkinsfile(text).errors).toEqual([]);
});

test.each([
  ["stages {", "stage {"],
  ["steps {", "step {"],
  ["when {", "where {"],
  ["        sh 'npm ci'", "        sh 'npm ci"],
  ["changeRequest()", "changeRequest("],
  ["  agent {", "  agents {"],
  ["sh 'pulumi", "shell 'pulumi"],
  ["pipeline {", "pipeline {{"],
])("it would find %j turned into %j", (right, wrong) => {
  expect(text).toContain(right);
  expect(lintJenkinsfile(text.replace(right, wrong)).errors).not.toEqual([]);
});

test("a closing bracket too few or too many is found", () => {
  expect(lintJenkinsfile(text.trimEnd().slice(0, -1)).errors).toEqual(["a block is not closed"]);
  expect(lintJenkinsfile(`${text}}`).errors).not.toEqual([]);
});

test("a change is previewed with the pack, main is deployed with it", () => {
  expect(lintJenkinsfile(text).jobs).toEqual([
    { name: "install", commands: ["npm ci"] },
    {
      name: "preview",
      commands: ['pulumi preview --stack "$PULUMI_STACK" --diff --non-interactive --policy-pack policies'],
    },
    {
      name: "deploy",
      commands: ['pulumi up --stack "$PULUMI_STACK" --yes --non-interactive --policy-pack policies'],
    },
  ]);
});
