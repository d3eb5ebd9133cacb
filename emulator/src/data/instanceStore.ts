import path from "node:path";
import { z } from "zod";
import type { ModelSnapshot } from "../model/model";
import { OptionError } from "../optionError";
import { readPrivateFile, writePrivateFile } from "./privateFile";

const version = 1;

/** What was saved, as far as an instance can be found and shown. */
const savedSchema = z.object({
  version: z.literal(version),
  snapshot: z.object({
    instances: z.array(
      z.object({
        projectId: z.string(),
        fields: z.object({ instance_id: z.string(), name: z.string(), status: z.string() }),
      }),
    ),
    addressCount: z.int(),
  }),
});

/** Instances that could not be stored: the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** The file in which instances outlive the emulator. It holds passwords and is readable by its owner only. */
export class InstanceStore {
  private readonly file: string;

  /** @param directory exists and can be written */
  constructor(directory: string) {
    this.file = path.join(directory, "instances.json");
  }

  /**
   * What was saved last; undefined when nothing was.
   *
   * @throws OptionError for a file that is not whole: it is reported and left as it is, never dropped
   */
  load(): ModelSnapshot | undefined {
    const text = this.read();
    if (text === undefined) return undefined;
    const saved = parse(text);
    if (savedSchema.safeParse(saved).success) return (saved as { snapshot: ModelSnapshot }).snapshot;
    throw new OptionError(
      `The instances in ${this.file} are damaged: mend the file, or move it away to begin without them.`,
    );
  }

  /**
   * Saves all instances; when it returns they are on disk.
   *
   * @throws StoreError; then what was saved before is still there
   */
  save(snapshot: ModelSnapshot): void {
    try {
      writePrivateFile(this.file, JSON.stringify({ version, snapshot }));
    } catch (error) {
      const reason = (error as Error).message;
      const sentence = `The instances cannot be stored (${reason}): make room or make it writable, then try again.`;
      // The service's own 500, which a request gets, says nothing of it.
      process.emitWarning(sentence);
      throw new StoreError(sentence);
    }
  }

  private read(): string | undefined {
    try {
      return readPrivateFile(this.file);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "ELOOP") {
        throw new OptionError(`${this.file} is a symbolic link: put the file itself in its place.`);
      }
      throw new OptionError(`The instances in ${this.file} cannot be read (${message}): make the file readable.`);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
