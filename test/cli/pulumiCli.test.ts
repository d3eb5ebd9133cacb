import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PulumiProject } from "../support/pulumiProject";
import { repositoryRoot } from "../support/repositoryRoot";

jest.setTimeout(600_000);

const program = `
import * as pulumi from "@pulumi/pulumi";

class Note extends pulumi.CustomResource {
  constructor(name: string, text: pulumi.Input<string>) {
    const __provider = "exports.handler = () => ({ create: async (i) => ({ id: i.text, outs: i }) });";
    super("pulumi-nodejs:dynamic:Note", name, { __provider, text });
  }
}

const config = new pulumi.Config();
new Note("note", config.require("text"));
console.log("a line of the program");
export const text = config.require("text");
export const word = config.requireSecret("word");
`;

const failingProgram = `
import * as pulumi from "@pulumi/pulumi";
throw new pulumi.RunError("this program does not want to");
`;

const policyPack = `
import { PolicyPack } from "@pulumi/policy";

new PolicyPack("test-pack", {
  policies: [
    {
      name: "no-such-text",
      description: "Notes say something else.",
      enforcementLevel: "mandatory",
      validateResource: (args, reportViolation) => {
        if (args.props.text === "forbidden") reportViolation("The text is forbidden.");
      },
    },
  ],
});
`;

describe("the Pulumi CLI at hand", () => {
  let project: PulumiProject;

  beforeAll(async () => {
    const config = { text: "hello", word: { secret: "hush-hush" } };
    project = await PulumiProject.create({ program, config, asUsers: true });
  });

  afterAll(() => project?.dispose());

  it("runs a TypeScript program with plain and secret config", async () => {
    const up = await project.up();
    expect(up.output).toContain("a line of the program");
    expect(up.output).not.toContain("hush-hush");
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ create: 2 });
    expect(project.outputs()).toEqual({ text: "hello", word: "hush-hush" });
    expect(project.readStateFile()).not.toContain("hush-hush");
  });

  it("tells of outputs, state and config what the tests read and write as files", async () => {
    const ofStack = async (...args: string[]) => {
      const { output, stdout, code } = await project.pulumi([...args, "--stack", project.stack]);
      expect({ code, output }).toMatchObject({ code: 0 });
      return JSON.parse(stdout);
    };
    expect(project.outputs()).toEqual(await ofStack("stack", "output", "--json", "--show-secrets"));
    expect(project.exportState()).toEqual(await ofStack("stack", "export"));
    expect(project.exportState({ showSecrets: true })).toEqual(await ofStack("stack", "export", "--show-secrets"));
    expect(await ofStack("config", "--json", "--show-secrets")).toMatchObject({
      "test-project:text": { value: "hello", secret: false },
      "test-project:word": { value: "hush-hush", secret: true },
    });
  });

  it("makes a stack, and sets its config", async () => {
    const run = async (...args: string[]) => {
      const { output, stdout, code } = await project.pulumi(args);
      expect({ code, output }).toMatchObject({ code: 0 });
      return stdout.trim();
    };
    await run("stack", "init", "other");
    await run("config", "set-all", "--stack", "other", "--plaintext", "text=hi", "--secret", "word=hush");
    expect(await run("config", "get", "--stack", "other", "text")).toBe("hi");
    expect(await run("config", "get", "--stack", "other", "word")).toBe("hush");
  });

  it("refreshes what it has deployed", async () => {
    const refresh = await project.refresh();
    expect(refresh.code).toBe(0);
  });

  it("previews without changing anything", async () => {
    project.setConfig({ text: "changed" });
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    expect(preview.events.steps.find(({ name }) => name === "note")).toMatchObject({ operation: "update" });
    expect(project.outputs()).toMatchObject({ text: "hello" });
  });

  it("lets a policy pack stop a preview, and pass one", async () => {
    const pack = path.join(path.dirname(project.directory), "policies");
    mkdirSync(pack);
    writeFileSync(path.join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(pack, "package.json"), JSON.stringify({ name: "test-pack", version: "1.0.0" }));
    writeFileSync(path.join(pack, "index.ts"), policyPack);
    symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(pack, "node_modules"), "junction");

    project.setConfig({ text: "forbidden" });
    const stopped = await project.preview({ policyPack: pack });
    expect(stopped.output).toContain("The text is forbidden.");
    expect(stopped.code).not.toBe(0);

    project.setConfig({ text: "hello" });
    const passed = await project.preview({ policyPack: pack });
    expect(passed.output).not.toContain("The text is forbidden.");
    expect(passed.code).toBe(0);
  });

  it("passes on that a program failed", async () => {
    project.writeProgram(failingProgram);
    const up = await project.up();
    expect(up.code).not.toBe(0);
    expect(up.output).toContain("this program does not want to");
    expect(up.output).not.toContain("exit code");
    project.writeProgram(program);
  });

  it("removes what it has deployed", async () => {
    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(destroy.events.changes).toEqual({ delete: 2 });
  });
});
