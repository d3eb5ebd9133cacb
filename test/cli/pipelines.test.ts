import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { localStackEnvironment } from "../../scripts/environment/localStackEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { frugalEnvironment } from "../support/frugalEnvironment";
import { pulumiCliDirectories } from "../support/pulumiCliDirectories";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator } from "../support/testEmulator";
import { lintGithubWorkflow } from "../unit/examples/pipelines/githubWorkflow";
import { lintGitlabPipeline } from "../unit/examples/pipelines/gitlabPipeline";
import { lintJenkinsfile } from "../unit/examples/pipelines/jenkinsfile";
import { type LintedPipeline, pipelineFile } from "../unit/examples/pipelines/pipelineJob";

jest.setTimeout(600_000);

const program = (sslEnable: boolean) => `
import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

new RabbitmqInstance("orders", {
  name: "orders",
  productId: "00300-30109-0--0",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.ultra",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  accessUser: "orders-app",
  password: new pulumi.Config().requireSecret("password"),
  sslEnable: ${sslEnable},
});
`;

const previewer = { name: "previewer", accessKey: "PREVIEWACCESSKEY0001", secretKey: "preview-secret-key-0001" };
const deployer = { name: "deployer", accessKey: "DEPLOYACCESSKEY00001", secretKey: "deploy-secret-key-00001" };

/** The IAM actions that a pipeline file names for a job, the optional ones left out. */
function actionsNamed(text: string, job: "preview" | "deploy"): string[] {
  const comment = text.slice(text.indexOf(`${job}: `) + job.length).split(/with restartTriggers|deploy: /)[0] ?? "";
  return [
    ...new Set(
      comment
        .split("\n")
        .slice(0, 3)
        .join("\n")
        .match(/dms:instance:\w+/g),
    ),
  ];
}

interface Outcome {
  code: number;
  output: string;
}

/** A checked-out project in a CI runner, with `npm ci` replaced by a note that it ran. */
class Checkout {
  readonly base = makeTemporaryDirectory("pipeline");
  readonly directory = path.join(this.base, "project");
  private readonly tools = path.join(this.base, "tools");

  constructor(private readonly emulator: TestEmulator) {
    for (const part of ["project", "backend", "home", "tools"]) mkdirSync(path.join(this.base, part));
    cpSync(path.join(repositoryRoot, "examples", "company-policies"), path.join(this.directory, "policies"), {
      recursive: true,
      filter: (source) => path.basename(source) !== "node_modules",
    });
    symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(this.directory, "node_modules"), "junction");
    writeFileSync(path.join(this.directory, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const manifest = { name: "shop", version: "1.0.0", private: true, main: "index.ts", workspaces: ["policies"] };
    writeFileSync(path.join(this.directory, "package.json"), JSON.stringify(manifest));
    writeFileSync(path.join(this.tools, "npm"), `#!/bin/sh\necho "npm $*" >> "${this.base}/npm-calls"\n`);
    chmodSync(path.join(this.tools, "npm"), 0o755);
  }

  writeProgram(text: string): void {
    writeFileSync(path.join(this.directory, "index.ts"), text);
  }

  npmCalls(): string[] {
    return readFileSync(path.join(this.base, "npm-calls"), "utf8").trim().split("\n");
  }

  /** Runs the commands of a job one after the other until one fails, each in a shell of its own as the runners do. */
  async run(commands: string[], user: { accessKey: string; secretKey: string }): Promise<Outcome> {
    const outcome: Outcome = { code: 0, output: "" };
    const env = await this.environment(user);
    for (const command of commands) {
      const { code, output } = await new Promise<Outcome>((resolve) => {
        execFile("sh", ["-e", "-c", command], { cwd: this.directory, env }, (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
        });
      });
      outcome.output += output;
      outcome.code = code;
      if (code !== 0) break;
    }
    return outcome;
  }

  dispose(): void {
    removeTemporaryDirectory(this.base);
  }

  private async environment(user: { accessKey: string; secretKey: string }): Promise<NodeJS.ProcessEnv> {
    const environment = withCliOnPath(isolatedEnvironment(process.env), { directories: await pulumiCliDirectories() });
    return {
      ...environment,
      ...localStackEnvironment(this.base, "passphrase-of-the-tests"),
      ...frugalEnvironment,
      PATH: [this.tools, environment.PATH].join(path.delimiter),
      PULUMI_STACK: "dev",
      ...this.emulator.environment,
      HW_ACCESS_KEY: user.accessKey,
      HW_SECRET_KEY: user.secretKey,
    };
  }
}

interface Pipeline {
  files: string[];
  text: string;
  preview: string[];
  deploy: string[];
}

function read(file: string, lint: (text: string) => LintedPipeline): Pipeline {
  const text = readFileSync(pipelineFile(file), "utf8");
  const { jobs } = lint(text);
  const commandsOf = (job: string) => jobs.find(({ name }) => name === job)?.commands ?? [];
  // Jenkins installs in a stage of its own.
  const job = (name: string) => [...commandsOf("install"), ...commandsOf(name)];
  return { files: [file], text, preview: job("preview"), deploy: job("deploy") };
}

/** Pipelines with the same commands as one, so that these run once. */
function withoutRepetition(pipelines: Pipeline[]): Pipeline[] {
  const distinct = new Map<string, Pipeline>();
  for (const pipeline of pipelines) {
    const key = JSON.stringify([pipeline.preview, pipeline.deploy]);
    const known = distinct.get(key);
    distinct.set(key, known ? { ...known, files: [...known.files, ...pipeline.files] } : pipeline);
  }
  return [...distinct.values()];
}

const pipelines = withoutRepetition([
  read("github-actions.yml", lintGithubWorkflow),
  read("gitlab-ci.yml", lintGitlabPipeline),
  read("Jenkinsfile", lintJenkinsfile),
]);

describe.each(pipelines)("the commands of $files", ({ text, preview: previewJob, deploy: deployJob }) => {
  let emulator: TestEmulator;
  let checkout: Checkout;

  beforeAll(async () => {
    const users = [
      { ...previewer, actions: actionsNamed(text, "preview") },
      { ...deployer, actions: actionsNamed(text, "deploy") },
    ];
    emulator = await TestEmulator.start({ users });
    checkout = new Checkout(emulator);
    checkout.writeProgram(program(false));
    const setUp = await checkout.run(
      ["pulumi stack init dev", "pulumi config set --stack dev --secret password Lion4-River7-Moon"],
      deployer,
    );
    if (setUp.code !== 0) throw new Error(setUp.output);
  });

  afterAll(async () => {
    checkout?.dispose();
    await emulator?.close();
  });

  test("stop a change that violates the pack, and create nothing", async () => {
    const preview = await checkout.run(previewJob, previewer);
    expect(preview.output).toContain("sslEnable is false, but clients must connect with TLS. Set sslEnable to true.");
    expect(preview.code).not.toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  test("stop it on the main branch too, should it get there", async () => {
    const deploy = await checkout.run(deployJob, deployer);
    expect(deploy.output).toContain("sslEnable is false, but clients must connect with TLS.");
    expect(deploy.code).not.toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  test("preview the mended change with the actions named for the preview", async () => {
    checkout.writeProgram(program(true));
    const preview = await checkout.run(previewJob, previewer);
    expect(preview.output).toContain("2 to create");
    expect(preview.output).not.toContain("warning:");
    expect(preview.code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  test("cannot deploy with the credentials of the preview", async () => {
    const deploy = await checkout.run(deployJob, previewer);
    expect(deploy.output).toContain("dms:instance:create");
    expect(deploy.code).not.toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  test("deploy it from the main branch with the actions named for the deployment, changes and removal included", async () => {
    const deploy = await checkout.run(deployJob, deployer);
    expect(deploy.output).not.toContain("Lion4-River7-Moon");
    expect(deploy.code).toBe(0);
    expect(await emulator.instances()).toEqual([expect.objectContaining({ name: "orders" })]);

    checkout.writeProgram(program(true).replace('name: "orders"', 'name: "orders-2"'));
    expect((await checkout.run(deployJob, deployer)).code).toBe(0);
    expect(await emulator.instances()).toEqual([expect.objectContaining({ name: "orders-2" })]);

    checkout.writeProgram("export {};\n");
    expect((await checkout.run(deployJob, deployer)).code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  test("install before they run anything else", () => {
    expect(new Set(checkout.npmCalls())).toEqual(new Set(["npm ci"]));
  });
});
