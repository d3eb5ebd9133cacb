import path from "node:path";
import { requireImportingCli } from "../../../../provider/importCommand/pulumiVersion";
import { writeFakePulumi } from "../../../support/fakeExecutables";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

let directory: string;

beforeEach(() => {
  directory = makeTemporaryDirectory("fake-pulumi");
});

afterEach(() => removeTemporaryDirectory(directory));

/** A PATH with nothing on it but a fake CLI and the shell it runs in. */
const environment = () => ({ PATH: [directory, "/bin", "/usr/bin"].join(path.delimiter) });

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

it("goes on without a CLI", async () => {
  await expect(requireImportingCli({ PATH: directory })).resolves.toBeUndefined();
});
