import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  cliFinding,
  languageHostFinding,
  nodeFinding,
  programFinding,
} from "../../../../provider/doctorCommand/machineFindings";
import { writeFakePulumi } from "../../../support/fakeExecutables";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

let directory: string;

beforeEach(() => {
  directory = makeTemporaryDirectory("machine");
});

afterEach(() => removeTemporaryDirectory(directory));

const environment = () => ({ PATH: [directory, "/bin", "/usr/bin"].join(path.delimiter) });

it("compares Node.js with what the package asks for", () => {
  expect(nodeFinding("20.18.1").outcome).toBe("ok");
  expect(nodeFinding("20.18.0")).toMatchObject({ outcome: "failed", advice: "Install 20.18.1 or newer." });
});

it("compares the CLI with the oldest that works, and misses it", async () => {
  expect(await cliFinding({ PATH: directory })).toMatchObject({
    outcome: "failed",
    advice: expect.stringContaining("PATH"),
  });
  writeFakePulumi(directory, { version: "3.215.0" });
  expect(await cliFinding(environment())).toMatchObject({ outcome: "failed", found: "3.215.0" });
  writeFakePulumi(directory, { version: "3.216.0" });
  expect(await cliFinding(environment())).toEqual({ check: "Pulumi CLI", outcome: "ok", found: "3.216.0" });
});

it("finds the language host beside the CLI that a link on PATH leads to", () => {
  const real = path.join(directory, "real");
  writeFakePulumi(real, { languageHost: false });
  symlinkSync(path.join(real, "pulumi"), path.join(directory, "pulumi"));
  expect(languageHostFinding({ PATH: directory }).outcome).toBe("failed");
  writeFakePulumi(real);
  expect(languageHostFinding({ PATH: directory })).toMatchObject({
    outcome: "ok",
    found: path.join(real, "pulumi-language-nodejs"),
  });
});

it("finds a language host that calls something that is missing", () => {
  writeFakePulumi(directory);
  const host = path.join(directory, "pulumi-language-nodejs");
  writeFileSync(host, '#!/bin/sh\nexec no-such-language-host "$@"\n');
  expect(languageHostFinding({ PATH: directory })).toMatchObject({ outcome: "failed", found: `${host} cannot be run` });
});

it("says what a program in the directory would load", () => {
  expect(programFinding(directory)).toMatchObject({
    outcome: "skipped",
    advice: expect.stringContaining("npm install"),
  });
  mkdirSync(path.join(directory, "program"));
  symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(directory, "node_modules"), "junction");
  expect(programFinding(path.join(directory, "program"))).toMatchObject({
    outcome: "ok",
    found: expect.stringMatching(/^@pulumi\/pulumi 3\./),
  });
});
