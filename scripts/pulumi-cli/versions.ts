import { readFileSync } from "node:fs";
import path from "node:path";
import { gte, parse } from "semver";

/** The oldest CLI that is used: the lower end of the package's peer range for `@pulumi/pulumi`. */
export const oldestVersion = "3.216.0";

const modulePattern = /^require github\.com\/pulumi\/pulumi\/pkg\/v3 v(\d+\.\d+\.\d+)$/m;

/**
 * The version that is installed or built where none is found: the one go.mod pins.
 *
 * @param goModule directory of go.mod
 * @throws Error if go.mod does not pin the CLI's module
 */
export function pinnedVersion(goModule: string): string {
  const match = modulePattern.exec(readFileSync(path.join(goModule, "go.mod"), "utf8"));
  if (!match?.[1]) throw new Error(`${goModule}/go.mod does not pin github.com/pulumi/pulumi/pkg/v3.`);
  return match[1];
}

/**
 * Whether a version such as `v3.259.0` or `3.260.0-alpha.1` is at least `minimum` (`major.minor.patch`). A pre-release
 * comes before its release; a version that cannot be read, such as `dev`, counts as new enough.
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const found = parse(version);
  return found === null || gte(found, minimum);
}
