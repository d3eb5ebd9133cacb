import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { OptionError } from "../emulatorOptions";
import type { Instance } from "../model/instance";
import type { ModelSnapshot } from "../model/model";

const version = 1;

/**
 * The file in which instances outlive the emulator. It is replaced as a whole, so a reader finds either the old or the
 * new one; it holds passwords and is readable by its owner only.
 */
export class InstanceStore {
  private readonly file: string;

  /** @throws OptionError when the directory cannot be made */
  constructor(directory: string) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new OptionError(`The data directory ${directory} cannot be made: ${(error as Error).message}.`);
    }
    this.file = path.join(directory, "instances.json");
  }

  /**
   * What was saved last; undefined when nothing was.
   *
   * @throws OptionError for a file that is not whole: it is reported and left as it is, never dropped
   */
  load(): ModelSnapshot | undefined {
    let text: string;
    try {
      text = readFileSync(this.file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw new OptionError(`The instances in ${this.file} cannot be read: ${(error as Error).message}.`);
    }
    const saved = parse(text);
    if (saved?.version !== version || !isWhole(saved.snapshot)) {
      throw new OptionError(
        `The instances in ${this.file} are damaged: mend the file, or move it away to begin without them.`,
      );
    }
    return saved.snapshot;
  }

  /** Saves all instances; when it returns they are on disk. */
  save(snapshot: ModelSnapshot): void {
    const temporary = `${this.file}.new`;
    const file = openSync(temporary, "w", 0o600);
    try {
      writeSync(file, JSON.stringify({ version, snapshot }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, this.file);
  }
}

/** Whether it is what was saved, as far as an instance can be found and shown. */
function isWhole(snapshot: unknown): snapshot is ModelSnapshot {
  const { instances, addressCount } = (snapshot ?? {}) as Partial<Record<keyof ModelSnapshot, unknown>>;
  return Array.isArray(instances) && instances.every(isInstance) && Number.isInteger(addressCount);
}

function isInstance(value: unknown): boolean {
  const { projectId, fields } = (value ?? {}) as Partial<Instance>;
  const texts = [projectId, fields?.instance_id, fields?.name, fields?.status];
  return texts.every((text) => typeof text === "string");
}

function parse(text: string): { version?: unknown; snapshot?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
