import { CommandError } from "../commandLine/commandError";

/** An instance that no program can declare; `--all` passes over it. */
export class UndeclarableError extends CommandError {}
