import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const pollMilliseconds = 500;
/** Longer than any build takes: an older lock is a dead one whose process id has been given to another process. */
const longestHoldMilliseconds = 60 * 60_000;

/**
 * Lets one process at a time do the work; others wait for it. A lock whose process has died is taken over.
 *
 * The lock spares a second build, it is not what keeps the cache whole.
 *
 * @param lock path of the lock file, in a directory that may not exist yet
 */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lock), { recursive: true });
  while (!(await takeLock(lock))) {
    if (!(await holderIsAlive(lock))) await rm(lock, { force: true });
    else await sleep(pollMilliseconds);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function holderIsAlive(lock: string): Promise<boolean> {
  const text = await readFile(lock, "utf8").catch(() => undefined);
  const taken = await stat(lock).then(
    (status) => status.mtimeMs,
    () => Date.now(),
  );
  if (Date.now() - taken > longestHoldMilliseconds) return false;
  // Released meanwhile, or created but not yet written.
  if (text === undefined || text === "") return true;
  try {
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
