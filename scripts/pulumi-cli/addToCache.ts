import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

const draftMark = ".draft-";
/** Longer than any fill takes: what is older was left by a run that was killed. */
const longestFillMilliseconds = 2 * 60 * 60_000;

/**
 * Fills one directory of the cache: it appears whole or not at all, and when two runs fill it at once, the first wins.
 *
 * @param target the directory to fill; one that exists is replaced only if `isWhole` rejects it
 * @param fill writes the contents into the directory it is given
 * @param isWhole whether a directory holds what it should
 * @throws whatever `fill` throws; Error if what it wrote is not whole
 */
export async function addToCache(
  target: string,
  fill: (directory: string) => Promise<void>,
  isWhole: (directory: string) => Promise<boolean>,
): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await removeAbandonedDrafts(target);
  const draft = await mkdtemp(`${target}${draftMark}`);
  try {
    await fill(draft);
    if (!(await isWhole(draft))) throw new Error(`What was written for ${target} does not work.`);
    await moveInto(draft, target, isWhole);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeAbandonedDrafts(target: string): Promise<void> {
  const directory = path.dirname(target);
  const prefix = path.basename(target) + draftMark;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix)) continue;
    const draft = path.join(directory, name);
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > longestFillMilliseconds) await rm(draft, { recursive: true, force: true });
  }
}

async function moveInto(
  draft: string,
  target: string,
  isWhole: (directory: string) => Promise<boolean>,
): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    if (!isOccupied(error)) throw error;
    if (await isWhole(target)) return;
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  }
}

function isOccupied(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOTEMPTY" || code === "EEXIST" || code === "EPERM";
}
