import { readFileSync } from "node:fs";
import path from "node:path";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { rabbitmqProgram } from "../support/rabbitmqProgram";
import { findSecrets, type SecretHit } from "../support/secretForms";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(900_000);

/** Each differs in every encoding. */
const secrets = {
  /** A password from a secret of the stack's config. */
  config: 'P@ss/w0rd!+%Xy&"<',
  /** A password that stands in the program as a plain string. */
  text: 'Q@ss/w0rd!+%Zy&"<',
  /** Another argument that the program makes a secret. */
  description: 'Deep/&+"<>% words',
};

const instance = (name: string, args: Record<string, string>) =>
  rabbitmqProgram({ name: JSON.stringify(name), ...args })
    .replace(/^(import|const config|export) .*\n/gm, "")
    .replaceAll("orders", name);

const program = (args: Record<string, string> = {}) => `import * as pulumi from "@pulumi/pulumi";
import { getInstanceOutput, RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";
const config = new pulumi.Config();
${instance("fromConfig", { description: `pulumi.secret(${JSON.stringify(secrets.description)})`, ...args })}
${instance("fromText", { password: JSON.stringify(secrets.text), ...args })}
const found = RabbitmqInstance.get("found", fromText.id);
export const urls = [fromConfig.amqpUrl, fromText.amqpUrl];
export const url = fromConfig.amqpUrl;
export const foundUrl = found.amqpUrl;
export const foundHosts = getInstanceOutput({ id: fromConfig.id }).hosts;
export const { password, description } = fromConfig;
`;

const reader = `import * as pulumi from "@pulumi/pulumi";
const other = new pulumi.StackReference("organization/test-project/dev");
export const url = other.requireOutput("url");
export const urls = other.requireOutput("urls");
`;

/** The line in which Pulumi's SDK writes out the answer to a registration, with all secrets that are not of config. */
const isAnswerOfSdk = ({ line }: SecretHit) => /RegisterResource RPC finished: resource:from\w+\[/.test(line);

/** The line in which it writes out the outputs of another stack. */
const isReadOfStack = ({ line }: SecretHit) =>
  /ReadResource RPC finished: resource:[^[]*\[pulumi:pulumi:StackReference\]/.test(line);

/** What Pulumi was seen to write in the course of all commands, by where. */
describe("a search for every form of every secret", () => {
  const texts = new Map<string, string>();
  let directory: string;
  let hits: SecretHit[];
  let outputs: Record<string, unknown>;

  beforeAll(async () => {
    const emulator = await TestEmulator.start();
    directory = makeTemporaryDirectory("plan");
    const project = await PulumiProject.create({
      program: program(),
      config: { password: { secret: secrets.config } },
      environment: emulator.environment,
    });
    const run = async (name: string, running: Promise<PulumiResult>) => {
      const { code, output } = await running;
      expect({ name, code, output }).toEqual({ name, code: 0, output });
      texts.set(name, output);
    };
    const debug = ["--debug"];
    const plan = path.join(directory, "plan.json");
    try {
      const environment = { PULUMI_EXPERIMENTAL: "true" };
      await run("preview --diff --debug", project.preview({ args: ["--save-plan", plan, ...debug], environment }));
      texts.set("plan", readFileSync(plan, "utf8"));
      await run("preview --json", project.preview({ json: true }));
      await run("up --json", project.up({ json: true }));
      outputs = await project.outputs();
      project.writeProgram(program({ securityGroupId: '"another-group"' }));
      await run("preview --json --debug", project.preview({ json: true, args: debug }));
      await run("up --diff --debug", project.up({ args: ["--diff", ...debug] }));
      await run("up", project.up());
      await run("stack output", project.pulumi(["stack", "output", "--stack", "dev"]));
      await run("stack output --json", project.pulumi(["stack", "output", "--json", "--stack", "dev"]));
      await run("refresh --diff --debug", project.refresh({ args: ["--diff", ...debug] }));
      await run("refresh --json", project.refresh({ json: true }));
      project.writeProgram(reader);
      await run("stack init", project.pulumi(["stack", "init", "reader"]));
      await run("StackReference", project.pulumi(["up", "--stack", "reader", "--yes", "--skip-preview", "--json"]));
      await run("destroy --diff --debug", project.destroy({ args: ["--diff", ...debug] }));
      texts.set("event logs", project.eventLogs());
    } finally {
      project.dispose();
      await emulator.close();
    }
    hits = findSecrets(texts, secrets);
  });

  afterAll(() => {
    if (directory) removeTemporaryDirectory(directory);
  });

  const hitsNowhereNamed = () => hits.filter((hit) => !isAnswerOfSdk(hit) && !isReadOfStack(hit));

  it("finds none but in the two lines in which Pulumi's SDK writes out answers", () => {
    expect(hitsNowhereNamed().map(({ source, form, line }) => `${source}: ${form}: ${line.slice(0, 300)}`)).toEqual([]);
  });

  it("finds no secret of the config and no URL in the answers to registrations", () => {
    const found = hits.filter(isAnswerOfSdk);
    expect(found.filter(({ form }) => form.startsWith("percent"))).toEqual([]);
    // What README says of that line; without it this search would prove nothing.
    expect([...new Set(found.map(({ secret }) => secret))].sort()).toEqual(["description", "text"]);
  });

  it("finds nothing in what is printed without --debug and --json", () => {
    const quiet = ["plan", "preview --json", "up", "stack output", "stack output --json", "refresh --json"];
    expect(hits.filter(({ source }) => quiet.includes(source))).toEqual([]);
    expect([...texts.keys()]).toEqual(expect.arrayContaining(quiet));
  });

  it("lets a program have the URLs, but those of an instance that it looks up", () => {
    expect(outputs.url).toContain(`:${encodeURIComponent(secrets.config)}@`);
    expect(outputs.urls).toEqual([outputs.url, expect.stringContaining(`:${encodeURIComponent(secrets.text)}@`)]);
    expect(outputs).not.toHaveProperty("foundUrl");
    expect(outputs.foundHosts).toHaveLength(1);
  });
});

describe("a value that becomes secret later", () => {
  const named = (expression: string) => rabbitmqProgram({ name: expression }).replace(/^export .*\n/gm, "");

  it("makes one update that touches nothing, after which refresh and destroy do not show it", async () => {
    const emulator = await TestEmulator.start();
    const project = await PulumiProject.create({
      program: named('"orders-TOPSECRET"'),
      config: { password: { secret: secrets.config } },
      environment: emulator.environment,
    });
    try {
      expect((await project.up()).code).toBe(0);
      project.writeProgram(named('pulumi.secret("orders-TOPSECRET")'));
      const before = await emulator.changingRequests();
      const preview = await project.pulumi(["preview", "--stack", "dev"]);
      expect(preview.output).toContain("[diff: ~name]");
      expect(preview.output).not.toContain("__");
      expect((await project.up()).events.changes).toEqual({ same: 1, update: 1 });
      expect(await emulator.changingRequests()).toEqual(before);
      expect((await project.up({ args: ["--expect-no-changes"] })).code).toBe(0);
      const refresh = await project.refresh({ args: ["--diff"] });
      const destroy = await project.destroy({ args: ["--diff"] });
      expect([refresh.code, destroy.code]).toEqual([0, 0]);
      expect(refresh.output + destroy.output).not.toContain("TOPSECRET");
    } finally {
      project.dispose();
      await emulator.close();
    }
  });
});
