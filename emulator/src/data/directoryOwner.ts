import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OptionError } from "../emulatorOptions";

/** An emulator that keeps its instances in a directory. */
interface Owner {
  url: string;
  /** What its health route shows as well: another emulator may have been given the port since. */
  run: string;
}

const patience = 2_000;

/** Tells which emulator keeps its instances in a directory, since two of them would drop each other's. */
export class DirectoryOwner {
  private readonly file: string;

  constructor(private readonly directory: string) {
    this.file = path.join(directory, "emulator.json");
  }

  /** @throws OptionError when another emulator that runs keeps its instances there */
  async demandNone(): Promise<void> {
    const owner = this.read();
    if (!owner || !(await isRunning(owner))) return;
    throw new OptionError(
      `The data directory ${this.directory} is in use by the emulator at ${owner.url}: end that one, or choose another directory.`,
    );
  }

  write(owner: Owner): void {
    writeFileSync(this.file, JSON.stringify(owner), { mode: 0o600 });
  }

  clear(): void {
    rmSync(this.file, { force: true });
  }

  /** @returns undefined when the last one ended in order, or the file says nothing */
  private read(): Owner | undefined {
    try {
      const { url, run } = JSON.parse(readFileSync(this.file, "utf8")) as Partial<Owner>;
      return typeof url === "string" && typeof run === "string" ? { url, run } : undefined;
    } catch {
      return undefined;
    }
  }
}

async function isRunning({ url, run }: Owner): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/_emulator/health`, { signal: AbortSignal.timeout(patience) });
    return ((await answer.json()) as { run?: unknown }).run === run;
  } catch {
    return false;
  }
}
