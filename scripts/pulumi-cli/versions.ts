import { readFileSync } from "node:fs";
import path from "node:path";

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

/** Whether a version such as `v3.259.0` or `3.260.0-alpha.1` is at least `minimum` (`major.minor.patch`). */
export function isAtLeast(version: string, minimum: string): boolean {
  const numbers = (text: string) => /(\d+)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number);
  const found = numbers(version);
  const wanted = numbers(minimum);
  if (!found || !wanted) return false;
  for (const [index, number] of found.entries()) {
    const least = wanted[index] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}
