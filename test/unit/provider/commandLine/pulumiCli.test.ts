import path from "node:path";
import { installedCliVersion, isAtLeast, runPulumi } from "../../../../provider/commandLine/pulumiCli";
import { writeFakePulumi } from "../../../support/fakeExecutables";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

let directory: string;

beforeEach(() => {
  directory = makeTemporaryDirectory("fake-pulumi");
});

afterEach(() => removeTemporaryDirectory(directory));

/** A PATH with nothing on it but a fake CLI and the shell it runs in. */
const environment = () => ({ PATH: [directory, "/bin", "/usr/bin"].join(path.delimiter) });

it.each([
  ["v3.259.0", true],
  ["3.254.0", true],
  ["3.253.9", false],
  ["3.60.0", false],
  ["4.0.0", true],
  ["2.300.0", false],
  ["3.254.1-alpha.17", true],
  ["unknown", true],
])("compares %s with 3.254.0", (version, expected) => {
  expect(isAtLeast(version, "3.254.0")).toBe(expected);
});

it("tells the version of the CLI on PATH, if there is one and it can say it", async () => {
  await expect(installedCliVersion({ PATH: directory })).resolves.toBeUndefined();
  writeFakePulumi(directory, { version: "3.254.0" });
  await expect(installedCliVersion(environment())).resolves.toBe("3.254.0");
  writeFakePulumi(directory, { broken: true });
  await expect(installedCliVersion(environment())).resolves.toBeUndefined();
});

it("fails when the CLI does", async () => {
  writeFakePulumi(directory, { broken: true });
  await expect(runPulumi(["config"], environment(), directory)).rejects.toThrow("pulumi config");
});
