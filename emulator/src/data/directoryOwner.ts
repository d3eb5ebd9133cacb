import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { OptionError } from "../optionError";
import { isAlive } from "../rabbitmq/processGroup";
import { writePrivateFile } from "./privateFile";

const ownerSchema = z.object({
  /** Absent while it starts. */
  url: z.string().optional(),
  /** What its health route shows as well: another emulator may have been given the port since. */
  run: z.string(),
  /** Number of its process. */
  process: z.int().optional(),
});

/** An emulator that keeps its instances in a directory. */
type Owner = z.infer<typeof ownerSchema>;

const patience = 2_000;
const lockTries = 100;
const lockPause = 20;

/** Tells which emulator keeps its instances in a directory, since two of them would drop each other's. */
export class DirectoryOwner {
  private readonly file: string;
  private readonly lock: string;

  /** @param run tells this run of the emulator from all others */
  constructor(
    private readonly directory: string,
    private readonly run: string,
  ) {
    this.file = path.join(directory, "emulator.json");
    this.lock = path.join(directory, "emulator.lock");
  }

  /**
   * Makes the directory if there is none, and takes it for this emulator. Of several that try at once one gets it; from
   * an emulator that was killed it is taken over.
   *
   * @throws OptionError when another emulator that runs has it, or when it cannot be made or written
   */
  async claim(): Promise<void> {
    try {
      makeDirectory(this.directory);
      while (!(await this.replace(await this.demandNoOwner())));
    } catch (error) {
      throw error instanceof OptionError ? error : this.unusable(error as Error);
    }
  }

  /** Tells others where this emulator is. @throws OptionError when that cannot be written */
  announce(url: string): void {
    try {
      this.write({ url, run: this.run, process: process.pid });
    } catch (error) {
      throw this.unusable(error as Error);
    }
  }

  /** Leaves the directory to others. */
  release(): void {
    if (parseOwner(this.read())?.run === this.run) rmSync(this.file, { force: true });
  }

  /** @returns the claim of an owner that has ended, as it is written */
  private async demandNoOwner(): Promise<string | undefined> {
    const text = this.read();
    const owner = parseOwner(text);
    if (!owner || !(await isRunning(owner))) return text;
    const where = owner.url === undefined ? "that is starting" : `at ${owner.url}`;
    throw new OptionError(
      `The data directory ${this.directory} is in use by the emulator ${where}: end that one, or choose another directory.`,
    );
  }

  /** @returns false if another emulator was faster */
  private async replace(claim: string | undefined): Promise<boolean> {
    await this.acquireLock();
    try {
      if (this.read() !== claim) return false;
      this.write({ run: this.run, process: process.pid });
      return true;
    } finally {
      rmdirSync(this.lock);
    }
  }

  private async acquireLock(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        mkdirSync(this.lock);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      // It is held for an instant only: whoever holds it longer was killed.
      if (tries % lockTries === 0) rmSync(this.lock, { recursive: true, force: true });
      await sleep(lockPause);
    }
  }

  private unusable({ message }: Error): OptionError {
    return new OptionError(`The data directory ${this.directory} cannot be used (${message}): choose another one.`);
  }

  private write(owner: Owner): void {
    writePrivateFile(this.file, JSON.stringify(owner));
  }

  private read(): string | undefined {
    try {
      return readFileSync(this.file, "utf8");
    } catch {
      return undefined;
    }
  }
}

/** Not by `recursive`, which never returns below /proc. */
function makeDirectory(directory: string): void {
  const parent = path.dirname(directory);
  if (!existsSync(parent)) makeDirectory(parent);
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** @returns undefined when the last one ended in order, or the file says nothing */
function parseOwner(text: string | undefined): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return undefined;
  }
}

async function isRunning({ url, run, process: id }: Owner): Promise<boolean> {
  const hasProcess = id !== undefined && isAlive(id);
  if (url === undefined) return hasProcess;
  try {
    const answer = await fetch(`${url}/_emulator/health`, { signal: AbortSignal.timeout(patience) });
    return ((await answer.json()) as { run?: unknown }).run === run;
  } catch (error) {
    // One that is suspended answers nothing.
    return hasProcess && (error as Error).name === "TimeoutError";
  }
}
