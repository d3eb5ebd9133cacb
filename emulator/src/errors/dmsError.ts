import type { ApiVersion } from "../apiVersion";
import { type DmsErrorCode, dmsErrors } from "./dmsErrors";
import { ServiceError } from "./serviceError";

/** A refusal of DMS: `{error_code, error_msg}` with status, code and text of `dmsErrors`. */
export class DmsError extends ServiceError {
  override readonly name = "DmsError";
  readonly status: number;

  /**
   * @param known the code as `dmsErrors` lists it
   * @param value takes the place of `{0}` or `{}` in the text
   * @param api the version whose form the code has on the wire
   */
  constructor(
    private readonly known: DmsErrorCode,
    private readonly value = "",
    private readonly api: ApiVersion = "v1.0",
  ) {
    const { status, text } = dmsErrors[known];
    super(text.replace(/\{0?\}/, () => value));
    this.status = status;
  }

  /** API v2 writes the last six digits of a code of table 8-2 as `DMS.00` and these. */
  override get code(): string {
    if (this.api === "v1.0") return this.known;
    return this.known.startsWith("111") ? `DMS.00${this.known.slice(3)}` : `DMS.${this.known}`;
  }

  /** The same refusal as a version of the API words it. */
  inApi(api: ApiVersion): DmsError {
    return new DmsError(this.known, this.value, api);
  }

  override body(): unknown {
    return { error_code: this.code, error_msg: this.message };
  }
}
