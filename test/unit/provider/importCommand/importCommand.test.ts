import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../../../provider/commandLine/runCommand";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";
import { emulatorSecretKey, TestEmulator } from "../../../support/testEmulator";
import { createRunning } from "./createRunning";

let emulator: TestEmulator;
let directory: string;
let ids: Record<string, string>;

beforeAll(async () => {
  emulator = await TestEmulator.start({ createReads: 1 });
  ids = await createRunning(emulator, ["orders", "payments"]);
});

beforeEach(async () => {
  directory = makeTemporaryDirectory("import-command");
  await emulator.forgetRequests();
});

afterEach(() => removeTemporaryDirectory(directory));

afterAll(() => emulator.close());

/** Runs the command where no Pulumi CLI is on PATH. */
async function run(args: string[], environment: Record<string, string | undefined> = emulator.environment) {
  const lines: string[] = [];
  const errors: string[] = [];
  const exitCode = await runCommand(args, {
    environment: { PATH: directory, ...environment },
    directory,
    print: (line) => lines.push(line),
    printError: (line) => errors.push(line),
  });
  const output = [...lines, ...errors].join("\n");
  expect(output).not.toContain(emulatorSecretKey);
  return { exitCode, output, errors };
}

const importAll = (environment?: Record<string, string | undefined>) =>
  run(["import", "--all", "--out", directory], environment);

it("writes both files by reading alone, and names the CLI that is needed", async () => {
  const { exitCode, output, errors } = await importAll();
  expect(errors).toEqual([]);
  expect(exitCode).toBe(0);
  expect(output).toContain("Read 2 instances");
  expect(output).toContain("with Pulumi CLI 3.254.0 or newer");
  expect(output).toContain(
    `pulumi import --file ${path.join(directory, "rabbitmq-import.json")} --generate-code=false`,
  );
  expect(readdirSync(directory).sort()).toEqual(["rabbitmq-import.json", "rabbitmq-instances.ts"]);
  const { resources } = JSON.parse(readFileSync(path.join(directory, "rabbitmq-import.json"), "utf8"));
  expect(resources.map(({ name, id }: { name: string; id: string }) => [name, id]).sort()).toEqual(
    Object.entries(ids).sort(),
  );
  expect((await emulator.changingRequests()).map(({ path }) => path)).toEqual([]);
});

it("asks for the catalogue only when an instance tells too little", async () => {
  const asksCatalogue = async () => (await emulator.requests()).some(({ path }) => path.endsWith("/products"));
  await importAll();
  expect(await asksCatalogue()).toBe(false);
  await emulator.changeInstance(ids.orders as string, { storage_spec_code: null });
  await run(["import", "--name", "orders", "--out", directory, "--force"]);
  await emulator.changeInstance(ids.orders as string, { storage_spec_code: "dms.physical.storage.high" });
  expect(await asksCatalogue()).toBe(true);
});

it("replaces no file unasked", async () => {
  await importAll();
  const again = await importAll();
  expect(again).toMatchObject({ exitCode: 1, errors: [expect.stringMatching(/^error: .*already holds.*--force\.$/)] });
});

it("warns of an instance that the service has given up", async () => {
  await emulator.changeInstance(ids.payments as string, { status: "ERROR" });
  const { exitCode, errors } = await importAll();
  await emulator.changeInstance(ids.payments as string, { status: "RUNNING" });
  expect(exitCode).toBe(0);
  expect(errors).toEqual([
    `warning: Instance payments (${ids.payments}) is ERROR; previews show a change until it runs.`,
  ]);
});

it("passes over an instance that no program can declare, by name, unless it was named itself", async () => {
  await emulator.changeInstance(ids.payments as string, { name: "1-bad" });
  const all = await importAll();
  const named = await run(["import", "--id", ids.payments as string, "--out", directory, "--force"]);
  await emulator.changeInstance(ids.payments as string, { name: "payments" });
  expect(all.exitCode).toBe(0);
  expect(all.output).toContain("Read 1 instance:");
  expect(all.errors).toEqual([
    expect.stringMatching(
      `^warning: Instance 1-bad \\(${ids.payments}\\) cannot be declared: .* It was passed over\\.$`,
    ),
  ]);
  expect(named).toMatchObject({
    exitCode: 1,
    errors: [expect.stringMatching(/^error: Instance 1-bad .* cannot be declared: .* Nothing was imported\.$/)],
  });
});

it("tells a command line that is not understood by its exit code", async () => {
  expect(await run(["import", "--nmae", "orders"])).toMatchObject({ exitCode: 2 });
  expect(await run(["import"])).toMatchObject({ exitCode: 2 });
});

it.each([
  ["no region", { HW_REGION_NAME: undefined }, /^error: No region is set; .*: export HW_REGION_NAME=eu-west-101\.$/],
  ["a wrong secret key", { HW_SECRET_KEY: "wrong" }, /^error: .*(401|[Ss]ignature|credentials)/],
  [
    "a server that is not there",
    { HW_DMS_ENDPOINT: "http://127.0.0.1:2", HW_MAX_RETRIES: "0" },
    /^error: .*127\.0\.0\.1/,
  ],
])("says what is wrong with %s, and writes nothing", async (_what, changes, message) => {
  const { exitCode, errors } = await importAll({ ...emulator.environment, ...changes });
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.stringMatching(message)]);
  expect(errors.join()).not.toMatch(/\n\s+at /);
  expect(readdirSync(directory)).toEqual([]);
});
