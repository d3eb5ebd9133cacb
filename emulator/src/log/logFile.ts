import { closeSync, openSync, writeSync } from "node:fs";
import { OptionError } from "../emulatorOptions";
import type { RequestLogLine } from "./requestLog";

/** A file that gets one line of JSON per request. */
export class LogFile {
  private readonly descriptor: number;
  private open = true;

  /** @throws OptionError if the file cannot be written */
  constructor(path: string) {
    try {
      this.descriptor = openSync(path, "a");
    } catch (error) {
      throw new OptionError(`The log file ${path} cannot be written: ${(error as Error).message}.`);
    }
  }

  /** Writes at once, so that the file tells of a request before its answer arrives. */
  write(line: RequestLogLine): void {
    const { instance: _forPeople, ...entry } = line;
    if (this.open) writeSync(this.descriptor, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.open) closeSync(this.descriptor);
    this.open = false;
  }
}
