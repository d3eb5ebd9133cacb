import { readFileSync } from "node:fs";
import { OptionError } from "./optionError";

/** @throws OptionError if it cannot be read or is no JSON; what stands in the file is not shown */
export function readJsonFile(path: string, what: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new OptionError(`The ${what} ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new OptionError(`The ${what} ${path} is not JSON.`);
  }
}
