import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { localStackEnvironment } from "../environment/localStackEnvironment";
import { generateBrokerPassword } from "../quickstart/brokerPassword";
import { TerminalRun } from "./terminalRun";

const run = promisify(execFile);
const project = "broker";
const stack = "dev";
const rows = 40;

/** The text of a program that declares instances of these names. */
export function captureProgram(names: readonly string[], password: string): string {
  const args = {
    product: { type: "single", vcpus: 2, memoryGb: 4 },
    storageSpace: 100,
    storageSpecCode: "dms.physical.storage.high",
    availabilityZones: ["az10.dc1"],
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "group-1",
    accessUser: "shop",
  };
  return `const pulumi = require("@pulumi/pulumi");
const { RabbitmqInstance } = require("pulumi-huaweicloud-dms-rabbitmq");

const args = { ...${JSON.stringify(args)}, password: pulumi.secret(${JSON.stringify(password)}) };
const [first] = ${JSON.stringify(names)}.map((name) => new RabbitmqInstance(name, args));

exports.connectAddress = first.connectAddress;
exports.status = first.status;
exports.url = first.amqpUrl;
`;
}

/** A stack in a directory of its own, whose `pulumi up` runs in a terminal. */
export class CaptureStack {
  private readonly project: string;
  private readonly environment: NodeJS.ProcessEnv;

  /**
   * @param directory is made
   * @param options.root directory of the repository
   * @param options.environment has the CLI on PATH and points at the emulator
   */
  constructor(directory: string, options: { root: string; environment: NodeJS.ProcessEnv; names: readonly string[] }) {
    const { root, environment, names } = options;
    this.project = path.join(directory, "project");
    for (const part of ["backend", "home", "project"]) mkdirSync(path.join(directory, part), { recursive: true });
    this.environment = { ...environment, ...localStackEnvironment(directory, generateBrokerPassword()) };
    symlinkSync(path.join(root, "node_modules"), path.join(this.project, "node_modules"), "junction");
    const files = {
      "Pulumi.yaml": `name: ${project}\nruntime: nodejs\n`,
      "package.json": JSON.stringify({ name: project, main: "index.js", private: true }),
      "index.js": captureProgram(names, generateBrokerPassword()),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(this.project, name), text);
  }

  async initialize(): Promise<void> {
    await run("pulumi", ["--non-interactive", "stack", "init", stack], { cwd: this.project, env: this.environment });
  }

  /** Starts `pulumi up` in a terminal of so many columns. */
  up(columns: number): TerminalRun {
    const command = `pulumi up --yes --skip-preview --stack ${stack}`;
    return new TerminalRun({ command, directory: this.project, environment: this.environment, columns, rows });
  }
}
