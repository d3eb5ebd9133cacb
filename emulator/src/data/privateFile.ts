import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_RDONLY, O_WRONLY } = constants;

const ownerOnly = 0o600;

/**
 * Writes a file that only its owner may read, as a whole: a reader finds either the old or the new one, and when it
 * returns the new one is on disk. A symbolic link of that name is replaced, never followed.
 *
 * @throws Error of the file system; then the old file is as it was, and nothing else is left
 */
export function writePrivateFile(file: string, text: string): void {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, ownerOnly);
  try {
    try {
      writeFileSync(descriptor, Buffer.from(text));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Reads such a file, and takes the rights of others away that it may have been given.
 *
 * @returns undefined if there is none
 * @throws Error of the file system, ELOOP for a symbolic link
 */
export function readPrivateFile(file: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, O_RDONLY | O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    if ((fstatSync(descriptor).mode & 0o077) !== 0) fchmodSync(descriptor, ownerOnly);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}
