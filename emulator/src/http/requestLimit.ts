import type { Clock } from "../clock";
import { GatewayError } from "../errors/gatewayError";

/** How many requests are answered within a time. */
export interface RequestLimitOptions {
  requests: number;
  /** Milliseconds. */
  window: number;
}

/** What the gateway in front of the services does to those who ask too often: it counts what it lets through. */
export class RequestLimit {
  /** When requests were let through that still count, oldest first. */
  private readonly times: number[] = [];

  constructor(
    private readonly options: RequestLimitOptions,
    private readonly clock: Clock,
  ) {}

  /** @throws GatewayError 429 with `Retry-After`, until the oldest request that counts has left the window */
  demandRoom(): void {
    const { requests, window } = this.options;
    const now = this.clock.now();
    while (this.times[0] !== undefined && this.times[0] <= now - window) this.times.shift();
    const [oldest = now] = this.times;
    if (this.times.length >= requests) throw GatewayError.tooMany((oldest + window - now) / 1000);
    this.times.push(now);
  }
}
