import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { localStackEnvironment } from "../../scripts/environment/localStackEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { pulumiCliDirectories } from "../support/pulumiCliDirectories";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { lintGithubWorkflow } from "../unit/examples/pipelines/githubWorkflow";
import { lintGitlabPipeline } from "../unit/examples/pipelines/gitlabPipeline";
import { lintJenkinsfile } from "../unit/examples/pipelines/jenkinsfile";
import { type LintedPipeline, pipelineFile } from "../unit/examples/pipelines/pipelineJob";

jest.setTimeout(300_000);
