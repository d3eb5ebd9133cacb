import { closeSync, openSync, writeFileSync } from "node:fs";
import { OptionError } from "../optionError";
import type { RequestLogLine } from "./requestLog";

/** A file that gets one line of JSON per request. */
export class LogFile {
  private readonly descriptor: number;
  private open = true;

  /** @throws OptionError if the file cannot be written */
  constructor(private readonly path: string) {
    try {
      this.descriptor = openSync(path, "a");
    } catch (error) {
      throw new OptionError(`The log file ${path} cannot be written: ${(error as Error).message}.`);
    }
  }

  /**
   * Writes at once, so that the file tells of a request before its answer arrives. A file that takes no more, on a full
   * disk for instance, ends there with a warning: requests are answered all the same.
   */
  write(line: RequestLogLine): void {
    if (!this.open) return;
    const { instance: _forPeople, isFaulty: _too, ...entry } = line;
    try {
      writeFileSync(this.descriptor, Buffer.from(`${JSON.stringify(entry)}\n`));
    } catch (error) {
      this.close();
      const reason = (error as Error).message;
      process.emitWarning(`The log file ${this.path} ends here (${reason}): make room and start the emulator again.`);
    }
  }

  close(): void {
    if (this.open) closeSync(this.descriptor);
    this.open = false;
  }
}
