import { type DmsErrorCode, dmsErrors } from "./dmsErrors";
import { ServiceError } from "./serviceError";

/** A refusal of DMS: `{error_code, error_msg}` with status, code and text of table 8-2. */
export class DmsError extends ServiceError {
  override readonly name = "DmsError";
  readonly status: number;

  /** @param value takes the place of `{0}` or `{}` in the reference's text */
  constructor(
    readonly code: DmsErrorCode,
    value = "",
  ) {
    const { status, text } = dmsErrors[code];
    super(text.replace(/\{0?\}/, () => value));
    this.status = status;
  }

  override body(): unknown {
    return { error_code: this.code, error_msg: this.message };
  }
}
