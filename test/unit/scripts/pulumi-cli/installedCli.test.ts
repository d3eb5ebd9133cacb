import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inspectCli, inspectCliOnPath } from "../../../../scripts/pulumi-cli/installedCli";
import { writeFakePulumi } from "../../../support/fakeExecutables";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

const system = "/usr/bin:/bin";

describe("an installed CLI", () => {
  let directory: string;

  beforeEach(() => {
    directory = makeTemporaryDirectory("cli");
  });

  afterEach(() => removeTemporaryDirectory(directory));

  it("says its version, and whether a language host lies beside it", async () => {
    writeFakePulumi(directory, { version: "3.250.1" });
    await expect(inspectCli(directory, { PATH: system })).resolves.toEqual({
      directory,
      version: "3.250.1",
      hasLanguageHost: true,
    });
  });

  it("may come without a language host", async () => {
    writeFakePulumi(directory, { languageHost: false });
    await expect(inspectCli(directory, { PATH: system })).resolves.toMatchObject({ hasLanguageHost: false });
  });

  it("may have its language host elsewhere on PATH", async () => {
    writeFakePulumi(directory, { languageHost: false });
    const elsewhere = path.join(directory, "elsewhere");
    writeFakePulumi(elsewhere);
    await expect(inspectCli(directory, { PATH: elsewhere })).resolves.toMatchObject({ hasLanguageHost: true });
  });

  it("may be a link into the directory of an installation", async () => {
    const installation = path.join(directory, "installation");
    writeFakePulumi(installation);
    const linked = path.join(directory, "linked");
    mkdirSync(linked);
    symlinkSync(path.join(installation, "pulumi"), path.join(linked, "pulumi"));
    await expect(inspectCli(linked, { PATH: system })).resolves.toMatchObject({ hasLanguageHost: true });
  });

  it("may say something else in place of a version", async () => {
    writeFakePulumi(directory);
    writeFileSync(path.join(directory, "pulumi"), "#!/bin/sh\necho dev\n");
    await expect(inspectCli(directory, { PATH: system })).resolves.toMatchObject({ version: "dev" });
  });

  it("is none if it does not run", async () => {
    writeFakePulumi(directory, { broken: true });
    await expect(inspectCli(directory, { PATH: system })).resolves.toBeUndefined();
  });

  it("is the first on PATH, relative directories left aside", async () => {
    const second = path.join(directory, "second");
    writeFakePulumi(second, { version: "3.300.0" });
    const environment = { PATH: ["", ".", path.join(directory, "empty"), second, system].join(path.delimiter) };
    await expect(inspectCliOnPath(environment)).resolves.toMatchObject({ directory: second, version: "3.300.0" });
  });

  it("is none on a PATH without one", async () => {
    await expect(inspectCliOnPath({ PATH: path.join(directory, "empty") })).resolves.toBeUndefined();
    await expect(inspectCliOnPath({})).resolves.toBeUndefined();
  });
});
