/** A refusal of one of the services, in that service's own form. */
export abstract class ServiceError extends Error {
  abstract readonly status: number;
  /** What the request log calls it. */
  abstract readonly code: string;
  /** Headers of the answer besides the usual ones. */
  readonly headers: Record<string, string> = {};

  /** The body of the answer. */
  abstract body(requestId: string): unknown;
}
