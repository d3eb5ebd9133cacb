import { HuaweiCloudError } from "../client";

/** Why the command did nothing, in one sentence that says what to do. */
export class CommandError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "COMMAND", message });
  }
}
