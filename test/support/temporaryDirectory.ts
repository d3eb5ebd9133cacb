import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const directories = new Set<string>();

// A test run that is cut short leaves no directories either.
process.once("exit", () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** Makes an empty directory outside the repository that is gone when the process ends. */
export function makeTemporaryDirectory(prefix: string): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), `${prefix}-`)));
  directories.add(directory);
  return directory;
}

/** Removes a directory that `makeTemporaryDirectory` made. */
export function removeTemporaryDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  directories.delete(directory);
}
