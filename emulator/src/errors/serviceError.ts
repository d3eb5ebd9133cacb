/** A refusal of one of the services, in that service's own form. */
export abstract class ServiceError extends Error {
  abstract readonly status: number;
  /** What the request log calls it. */
  abstract readonly code: string;

  /** The body of the answer. */
  abstract body(requestId: string): unknown;
}
