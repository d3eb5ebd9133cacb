import { writeFileSync } from "node:fs";
import path from "node:path";
import { isAtLeast, pinnedVersion } from "../../../../scripts/pulumi-cli/versions";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

describe("isAtLeast", () => {
  it.each([
    ["3.216.0", true],
    ["v3.216.0", true],
    ["3.259.0", true],
    ["4.0.0", true],
    ["3.1000.0-alpha.1+abc", true],
    ["3.216.0+dirty", true],
    ["3.215.99", false],
    ["2.999.0", false],
  ])("compares %p with 3.216.0 as numbers: %p", (version, expected) => {
    expect(isAtLeast(version, "3.216.0")).toBe(expected);
  });

  it.each(["dev", "unknown", ""])("takes %p, which is no version, for new enough", (version) => {
    expect(isAtLeast(version, "3.254.0")).toBe(true);
  });

  it.each([
    ["exactly the minimum", "3.254.0-alpha.1", false],
    ["a later patch", "3.254.1-alpha.1", true],
    ["a later minor version", "v3.255.0-alpha.1+abc", true],
  ])("takes a pre-release of %s, %s, for new enough: %p", (_which, version, expected) => {
    expect(isAtLeast(version, "3.254.0")).toBe(expected);
  });
});

describe("pinnedVersion", () => {
  it("is the one in the repository's go.mod", () => {
    const version = pinnedVersion(path.join(repositoryRoot, "scripts", "pulumi-cli", "go"));
    expect(isAtLeast(version, "3.216.0")).toBe(true);
  });

  it("says so when go.mod pins nothing", () => {
    const directory = makeTemporaryDirectory("go-module");
    writeFileSync(path.join(directory, "go.mod"), "module empty\n");
    expect(() => pinnedVersion(directory)).toThrow("does not pin");
    removeTemporaryDirectory(directory);
  });
});
