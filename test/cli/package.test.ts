import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../scripts/bootstrap/runCommand";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { EmulatorProcess } from "../../scripts/quickstart/emulatorProcess";
import { copySources } from "../support/copySources";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqProgram } from "../support/rabbitmqProgram";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";

jest.setTimeout(600_000);

const provider = "pulumi-huaweicloud-dms-rabbitmq";
const emulatorName = `${provider}-emulator`;

/** The most bytes of a tarball, and of what it unpacks to. Raise one on purpose only, and say why. */
const budgets = {
  // The bundled provider is 250 kB and 1.1 MB of it.
  [provider]: { packed: 690_000, unpacked: 2_700_000 },
  [emulatorName]: { packed: 140_000, unpacked: 510_000 },
};

/** What a user gets from a registry, in a project that knows nothing of the repository. */
describe("the packed packages", () => {
  const environment = isolatedEnvironment(process.env);
  const base = makeTemporaryDirectory("packages");
  const clone = path.join(base, "clone");
  const tarballs: Record<string, string> = {};
  let emulator: EmulatorProcess;
  let project: PulumiProject;

  const run = (command: string, args: string[], cwd: string) =>
    runCommand(command, args, { cwd, env: environment, timeoutSeconds: 240 });
  const tool = (name: string) => path.join(repositoryRoot, "node_modules", ".bin", name);
  const installed = (...parts: string[]) => path.join(project.directory, "node_modules", ...parts);

  beforeAll(async () => {
    mkdirSync(clone);
    await copySources(clone);
    // What an earlier build has left of a source that is no more.
    mkdirSync(path.join(clone, "dist"));
    writeFileSync(path.join(clone, "dist", "stale.js"), "");
    for (const directory of [clone, path.join(clone, "emulator")]) {
      const shown = await run("npm", ["pack", "--json", "--pack-destination", base], directory);
      const [{ name, filename }] = JSON.parse(shown) as [{ name: string; filename: string }];
      tarballs[name] = path.join(base, filename);
    }
    project = await PulumiProject.create({
      program: rabbitmqProgram({ name: '"packed"' }),
      config: { password: { secret: brokerPassword } },
      linkPackages: false,
      typeCheck: true,
      asUsers: true,
    });
    const { devDependencies } = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8"));
    const others = ["@pulumi/pulumi", "@pulumi/policy", "typescript", "@types/node"];
    const wanted = [...Object.values(tarballs), ...others.map((name) => `${name}@${devDependencies[name]}`)];
    await run("npm", ["install", "--prefer-offline", "--ignore-scripts", ...wanted], project.directory);
    emulator = await EmulatorProcess.start({
      root: project.directory,
      command: installed(emulatorName, "bin", "dms-rabbitmq-emulator.js"),
      logFile: path.join(base, "requests.log"),
      args: ["--create-time", "400ms", "--delete-time", "200ms"],
      environment,
    });
  });

  afterAll(async () => {
    await emulator?.stop();
    project?.dispose();
    removeTemporaryDirectory(base);
  });

  function files(directory: string): string[] {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith("node_modules"));
  }

  it("hold what was built from clean with its declarations and pages, and nothing else of the repository", () => {
    const packed = files(installed(provider));
    const needed = [
      "package.json",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
      "dist/sdk/index.js",
      "dist/sdk/index.d.ts",
      "dist/bundle/provider.js",
      "dist/bundle/LICENSES.txt",
    ];
    expect(packed).toEqual(expect.arrayContaining(needed));
    const expected =
      /^(package\.json|(README|AGENTS|CONTRIBUTING|CHANGELOG)\.md|llms\.txt|LICENSE|dist\/(?!stale).+\.(js|d\.ts|json)|dist\/bundle\/LICENSES\.txt|docs\/.+|examples\/.+|provider\/bin\/[^/]+\.js|policy-pack\/(index\.js|package\.json|PulumiPolicy\.yaml|(presets|template)\/.+))$/;
    expect(packed.filter((file) => !expected.test(file))).toEqual([]);
    expect(files(installed(emulatorName))).toEqual(
      expect.arrayContaining(["README.md", "LICENSE", "CHANGELOG.md", "docs/emulator.md", "dist/index.js"]),
    );
  });

  it("carry every file that their README links", () => {
    for (const name of Object.keys(budgets)) {
      const readme = readFileSync(installed(name, "README.md"), "utf8");
      for (const [, link = ""] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        expect(statSync(installed(name, link), { throwIfNoEntry: false })).toBeDefined();
      }
    }
  });

  it.each(Object.entries(budgets))("%s keeps its budget", (name, { packed, unpacked }) => {
    const size = files(installed(name)).reduce((sum, file) => sum + statSync(installed(name, file)).size, 0);
    expect(size).toBeLessThanOrEqual(unpacked);
    expect(statSync(tarballs[name] ?? "").size).toBeLessThanOrEqual(packed);
  });

  it.each(Object.keys(budgets))("%s has no finding of publint and attw", async (name) => {
    const tarball = tarballs[name] ?? "";
    expect(await run(tool("publint"), ["run", tarball, "--strict"], base)).toContain("All good!");
    expect(await run(tool("attw"), [tarball, "--no-color", "--no-emoji"], base)).toContain("No problems found");
  });

  it("loads through every export", async () => {
    const { exports } = JSON.parse(readFileSync(installed(provider, "package.json"), "utf8"));
    const names = [...Object.keys(exports).map((entry) => path.posix.join(provider, entry)), emulatorName];
    const script = `for (const name of ${JSON.stringify(names)}) console.log(name, Object.keys(require(name)).length > 0);`;
    const stdout = await run(process.execPath, ["-e", script], project.directory);
    expect(stdout.trim().split("\n")).toEqual(names.map((name) => `${name} true`));
  });

  it("stop a program with the installed policy pack, and with one made from its template", async () => {
    const policyPack = installed(provider, "policy-pack");
    const args = ["--policy-pack-config", path.join(policyPack, "presets", "production.json")];
    const { environment } = emulator;
    const production = await project.preview({ policyPack, args, environment });
    expect(production.output).toMatch(/\[mandatory\].*rabbitmq-tls/);
    expect(production.code).not.toBe(0);

    const template = path.join(policyPack, "template");
    const made = await project.pulumi(["policy", "new", template, "--dir", "policies", "--generate-only"]);
    expect(made.code).toBe(0);
    const own = path.join(project.directory, "policies");
    await run(tool("tsc"), ["-p", own], project.directory);
    const preview = await project.preview({ policyPack: own, environment });
    expect(preview.output).toMatch(/\[mandatory\].*rabbitmq-tls/);
    expect(preview.code).not.toBe(0);
  });

  it("deploys an instance with pulumi up, and removes it", async () => {
    const { environment } = emulator;
    const up = await project.up({ environment });
    expect(up.output).toContain("created");
    expect(up.code).toBe(0);
    expect(project.outputs()).toMatchObject({ name: "packed", status: "RUNNING" });
    expect((await project.destroy({ environment })).code).toBe(0);
  });
});
