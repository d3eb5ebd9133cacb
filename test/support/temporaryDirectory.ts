import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Makes an empty directory outside the repository. `npm test` removes what a run that was cut short has left, since it
 * has a directory for temporary files of its own.
 */
export function makeTemporaryDirectory(prefix: string): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), `${prefix}-`)));
}

/** Removes a directory that `makeTemporaryDirectory` made. */
export function removeTemporaryDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
