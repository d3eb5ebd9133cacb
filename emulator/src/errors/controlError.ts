import { ServiceError } from "./serviceError";

/** A refusal of the control routes: `{error}` with a sentence. */
export class ControlError extends ServiceError {
  override readonly name = "ControlError";
  readonly code: string;

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.code = String(status);
  }

  override body(): unknown {
    return { error: this.message };
  }
}
