import { HuaweiCloudError } from "../client";

/** Why a command did nothing, in one sentence that says what to do. */
export class CommandError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "COMMAND", message });
  }
}

/** A command line that is not understood. */
export class UsageError extends CommandError {}
