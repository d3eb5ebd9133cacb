import { STATUS_CODES } from "node:http";
import { ServiceError } from "./serviceError";

/** A refusal of IAM: `{error: {message, code, title}}`. */
export class IamError extends ServiceError {
  override readonly name = "IamError";
  readonly code: string;

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.code = String(status);
  }

  override body(): unknown {
    return { error: { message: this.message, code: this.status, title: STATUS_CODES[this.status] } };
  }
}
