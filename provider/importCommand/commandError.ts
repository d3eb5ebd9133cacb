import { HuaweiCloudError } from "../client";

/** Why the command did nothing, in one sentence that says what to do. */
export class CommandError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "COMMAND", message });
  }
}

/** An instance that no program can declare; `--all` passes over it. */
export class UndeclarableError extends CommandError {}

/** A command line that is not understood. */
export class UsageError extends CommandError {}
