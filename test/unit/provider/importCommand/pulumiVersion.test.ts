import path from "node:path";
import { installedCliVersion, isAtLeast, requireImportingCli } from "../../../../provider/importCommand/pulumiVersion";
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

it("passes a CLI that imports from files, and tells its version", async () => {
  writeFakePulumi(directory, { version: "3.254.0" });
  await expect(requireImportingCli(environment())).resolves.toBe("3.254.0");
});

it("refuses an older CLI in words", async () => {
  writeFakePulumi(directory, { version: "3.250.0" });
  await expect(requireImportingCli(environment())).rejects.toThrow(
    "The Pulumi CLI on PATH is 3.250.0, which cannot import instances from a file; install 3.254.0 or newer, then run this command again.",
  );
});

it("goes on without a CLI, and with one that cannot say its version", async () => {
  await expect(requireImportingCli({ PATH: directory })).resolves.toBeUndefined();
  writeFakePulumi(directory, { broken: true });
  await expect(installedCliVersion(environment())).resolves.toBeUndefined();
});
