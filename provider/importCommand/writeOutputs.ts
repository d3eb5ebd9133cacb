import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../client";
import { CommandError } from "../commandLine/commandError";

/** A file to write. */
export interface OutputFile {
  name: string;
  text: string;
}

function reasonOf(error: unknown): string {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded ? String(error.code) : messageOf(error);
}

/**
 * Writes files into a directory, which is made when it is missing: all of them or none.
 *
 * @param force whether existing files are replaced
 * @returns the paths, relative to the working directory where that is shorter
 * @throws CommandError when a file exists or cannot be written
 */
export function writeOutputs(directory: string, files: readonly OutputFile[], force: boolean): string[] {
  const written: string[] = [];
  try {
    mkdirSync(directory, { recursive: true });
    for (const { name, text } of files) {
      const file = path.join(directory, name);
      writeFileSync(file, text, { flag: force ? "w" : "wx" });
      written.push(file);
    }
    return written;
  } catch (error) {
    if (!force) for (const file of written) rmSync(file, { force: true });
    const reason = reasonOf(error);
    throw new CommandError(
      reason === "EEXIST"
        ? `${directory} already holds ${files.map(({ name }) => name).join(" or ")}; choose another directory with --out, or replace them with --force.`
        : `Nothing could be written to ${directory} (${reason}); choose another directory with --out.`,
    );
  }
}
