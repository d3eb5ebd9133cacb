import { HuaweiCloudError } from "../../provider/client";

/** Nothing, or more than one thing, is what a data function was asked for; the message lists what there is. */
export class LookupError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "NOT_FOUND", message });
  }
}
