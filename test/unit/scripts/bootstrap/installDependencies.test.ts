import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dependenciesAreInstalled } from "../../../../scripts/bootstrap/installDependencies";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

type Packages = Record<string, { version?: string; integrity?: string; link?: boolean; optional?: boolean }>;

describe("dependenciesAreInstalled", () => {
  let root: string;

  beforeEach(() => {
    root = makeTemporaryDirectory("dependencies");
  });

  afterEach(() => removeTemporaryDirectory(root));

  function lock(packages: Packages) {
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
  }

  function install(packages: Packages) {
    for (const place of Object.keys(packages)) mkdirSync(path.join(root, place), { recursive: true });
    const file = path.join(root, "node_modules", ".package-lock.json");
    writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }));
  }

  const zod = { "node_modules/zod": { version: "4.0.0", integrity: "sha512-a" } };

  it("is true for what npm installed from this lock file", () => {
    lock({ "": { version: "1.0.0" }, emulator: { version: "1.0.0" }, ...zod });
    install({ emulator: { version: "1.0.0" }, ...zod });
    expect(dependenciesAreInstalled(root)).toBe(true);
  });

  it("is false in a fresh clone", () => {
    lock(zod);
    expect(dependenciesAreInstalled(root)).toBe(false);
  });

  it("is false after the lock file changed", () => {
    install(zod);
    lock({ "node_modules/zod": { version: "4.0.1", integrity: "sha512-b" } });
    expect(dependenciesAreInstalled(root)).toBe(false);
  });

  it("is false when the lock file gained a package, in a workspace too", () => {
    install(zod);
    lock({ ...zod, "emulator/node_modules/fastify": { version: "5.0.0" } });
    expect(dependenciesAreInstalled(root)).toBe(false);
  });

  it("is false when a package was removed by hand", () => {
    lock(zod);
    mkdirSync(path.join(root, "node_modules"));
    writeFileSync(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: zod }));
    expect(dependenciesAreInstalled(root)).toBe(false);
  });

  it("does not miss optional packages of other platforms", () => {
    install(zod);
    lock({ ...zod, "node_modules/@swc/core-win32-x64-msvc": { version: "1.0.0", optional: true } });
    expect(dependenciesAreInstalled(root)).toBe(true);
  });

  it("is false when npm's record is torn", () => {
    lock(zod);
    install(zod);
    writeFileSync(path.join(root, "node_modules", ".package-lock.json"), '{"packages": {');
    expect(dependenciesAreInstalled(root)).toBe(false);
  });

  it("is true for the repository in which this test runs", () => {
    expect(dependenciesAreInstalled(repositoryRoot)).toBe(true);
  });
});
