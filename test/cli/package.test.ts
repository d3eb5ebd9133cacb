import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../scripts/bootstrap/runCommand";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqProgram } from "../support/rabbitmqProgram";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

/** What a user gets from a registry, in a project that knows nothing of the repository. */
describe("the packed package", () => {
  const environment = isolatedEnvironment(process.env);
  let emulator: TestEmulator;
  let project: PulumiProject;
  let tarballs: string;
  let installed: string;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
    tarballs = makeTemporaryDirectory("tarballs");
    await runCommand("npm", ["pack", "--ignore-scripts", "--pack-destination", tarballs], {
      cwd: repositoryRoot,
      env: environment,
      timeoutSeconds: 240,
    });
    project = await PulumiProject.create({
      program: rabbitmqProgram({ name: '"packed"' }),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
      linkPackages: false,
      typeCheck: true,
      asUsers: true,
    });
    const [tarball] = readdirSync(tarballs);
    const root = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8"));
    const sdk = `@pulumi/pulumi@${root.devDependencies["@pulumi/pulumi"]}`;
    const typescript = `typescript@${root.devDependencies.typescript}`;
    const types = `@types/node@${root.devDependencies["@types/node"]}`;
    await runCommand(
      "npm",
      ["install", "--prefer-offline", "--ignore-scripts", path.join(tarballs, tarball ?? ""), sdk, typescript, types],
      { cwd: project.directory, env: environment, timeoutSeconds: 240 },
    );
    installed = path.join(project.directory, "node_modules", "pulumi-huaweicloud-dms-rabbitmq");
  });

  afterAll(async () => {
    project?.dispose();
    if (tarballs) removeTemporaryDirectory(tarballs);
    await emulator?.close();
  });

  function files(directory: string): string[] {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith("node_modules"));
  }

  it("holds what was built with its declarations, and nothing else of the repository", () => {
    const packed = files(installed);
    expect(packed).toEqual(
      expect.arrayContaining([
        "package.json",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "dist/sdk/index.js",
        "dist/sdk/index.d.ts",
      ]),
    );
    const others = packed.filter(
      (file) =>
        !/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/.+\.(js|d\.ts|json)|provider\/bin\/[^/]+\.js)$/.test(
          file,
        ),
    );
    expect(others).toEqual([]);
  });

  it("loads through every export", async () => {
    const { exports } = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));
    // The policies are for those who install @pulumi/policy, an optional peer.
    const entries = Object.keys(exports).filter((entry) => entry !== "./policies");
    const names = entries.map((entry) => path.posix.join("pulumi-huaweicloud-dms-rabbitmq", entry));
    const script = `for (const name of ${JSON.stringify(names)}) console.log(name, Object.keys(require(name)).length > 0);`;
    const stdout = await runCommand(process.execPath, ["-e", script], { cwd: project.directory, env: environment });
    expect(stdout.trim().split("\n")).toEqual(names.map((name) => `${name} true`));
  });

  it("deploys an instance with pulumi up, and removes it", async () => {
    const up = await project.up();
    expect(up.output).toContain("created");
    expect(up.code).toBe(0);
    expect(project.outputs()).toMatchObject({ name: "packed", status: "RUNNING" });
    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });
});
