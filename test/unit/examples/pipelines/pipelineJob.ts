import path from "node:path";
import { repositoryRoot } from "../../../support/repositoryRoot";

/** What one job of a pipeline runs, in order. */
export interface PipelineJob {
  name: string;
  commands: string[];
}

/** What a linter makes of a pipeline file. */
export interface LintedPipeline {
  errors: string[];
  jobs: PipelineJob[];
}

/** The path of a pipeline file among the examples. */
export function pipelineFile(name: string): string {
  return path.join(repositoryRoot, "examples", "pipelines", name);
}
