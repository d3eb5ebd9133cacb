import { ServiceError } from "./serviceError";

/**
 * A refusal of the gateway in front of DMS, for what table 8-2 has no code for: signatures, sizes, media types, too many requests.
 * Its body carries the request id.
 */
export class GatewayError extends ServiceError {
  override readonly name = "GatewayError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    override readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  /** Credentials in a request that do not hold. */
  static unauthorized(reason: string): GatewayError {
    return new GatewayError(401, "APIGW.0301", `Incorrect IAM authentication information: ${reason}`);
  }

  /** A call that this cloud does not publish. */
  static notPublished(): GatewayError {
    return new GatewayError(404, "APIGW.0101", "The API does not exist or has not been published in the environment.");
  }

  /** More requests than the limit lets through. @param wait seconds until there is room again */
  static tooMany(wait: number): GatewayError {
    const headers = { "Retry-After": String(Math.max(1, Math.ceil(wait))) };
    return new GatewayError(429, "APIGW.0308", "The throttling threshold has been reached.", headers);
  }

  override body(requestId: string): unknown {
    return { error_msg: this.message, error_code: this.code, request_id: requestId };
  }
}
