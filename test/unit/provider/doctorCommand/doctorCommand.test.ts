import path from "node:path";
import { runCommand } from "../../../../provider/commandLine/runCommand";
import type { Finding } from "../../../../provider/doctorCommand/finding";
import { writeFakePulumi } from "../../../support/fakeExecutables";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";
import { emulatorSecretKey, TestEmulator } from "../../../support/testEmulator";

let emulator: TestEmulator;
let directory: string;

beforeAll(async () => {
  emulator = await TestEmulator.start();
  directory = makeTemporaryDirectory("doctor");
  writeFakePulumi(directory);
});

afterAll(async () => {
  removeTemporaryDirectory(directory);
  await emulator.close();
});

async function run(args: string[], changes: Record<string, string | undefined> = {}) {
  const lines: string[] = [];
  const environment = {
    PATH: [directory, "/bin", "/usr/bin"].join(path.delimiter),
    ...emulator.environment,
    HW_USER_PASSWORD: "unused-user-password",
    ...changes,
  };
  const print = (line: string) => lines.push(line);
  const exitCode = await runCommand(["doctor", ...args], { environment, directory, print, printError: print });
  const output = lines.join("\n");
  for (const secret of [emulatorSecretKey, "unused-user-password", ...Object.values(changes)]) {
    if (secret) expect(output).not.toContain(secret);
  }
  return { exitCode, output };
}

it("shows a table that says all is well, and ends with 0", async () => {
  const { exitCode, output } = await run([]);
  expect(output).toMatch(/^ok {7}Node\.js {12}\d+\.\d+\.\d+$/m);
  expect(output).not.toMatch(/^failed/m);
  expect(exitCode).toBe(0);
});

it("gives the findings as JSON, the failed ones with a sentence, and ends with 1", async () => {
  const { exitCode, output } = await run(["--json"], { HW_SECRET_KEY: "mistaken-secret-key" });
  const report = JSON.parse(output) as { isWell: boolean; findings: Finding[] };
  expect(report.isWell).toBe(false);
  expect(report.findings.filter(({ outcome }) => outcome === "failed").map(({ check }) => check)).toEqual(["sign-in"]);
  expect(exitCode).toBe(1);
});

it("goes on to what can be looked at without settings", async () => {
  const { exitCode, output } = await run([], { HW_REGION_NAME: undefined });
  expect(output).toMatch(/^ok {7}Pulumi CLI/m);
  expect(output).toMatch(/^failed {3}settings +No region is configured\./m);
  expect(exitCode).toBe(1);
});

it("shows no secret that the service sends back", async () => {
  const body = { error: { message: `${emulatorSecretKey} unused-user-password` } };
  await emulator.addFault({ match: { path: "/v3/*" }, do: { status: 400, body } });
  const { output } = await run([]);
  await emulator.clearFaults();
  expect(output).toMatch(/^failed {3}sign-in/m);
});
