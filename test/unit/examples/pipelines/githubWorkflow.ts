import { execFileSync } from "node:child_process";
import path from "node:path";
import type { LintedPipeline } from "./pipelineJob";

/** Lints a workflow of GitHub Actions with GitHub's own parser, which is an ECMAScript module: in a process of its own. */
export function lintGithubWorkflow(text: string): LintedPipeline {
  const output = execFileSync(process.execPath, [path.join(__dirname, "parseGithubWorkflow.mjs")], {
    input: text,
    encoding: "utf8",
    env: { PATH: process.env.PATH },
    stdio: ["pipe", "pipe", "pipe"],
  });
  return JSON.parse(output) as LintedPipeline;
}
