import type { Clock } from "../client";

const most = 40;
const refillMillis = 3_000;

/**
 * How many requests looks may take that find nothing: so many at once, and one more every few seconds. A budget of
 * requests a minute leaves half of them to what changes something.
 */
export class LookBudget {
  private readonly capacity: number;
  private readonly refillMillis: number;
  private readonly clock: Clock;
  private readonly isStrict: boolean;
  private left: number;
  private countedAt: number;

  constructor({ clock, requestsPerMinute }: { clock: Clock; requestsPerMinute?: number | undefined }) {
    const share = requestsPerMinute === undefined ? undefined : requestsPerMinute / 2;
    this.isStrict = share !== undefined;
    this.capacity = Math.min(most, share ?? most);
    this.refillMillis = Math.max(refillMillis, share === undefined ? 0 : 60_000 / share);
    this.clock = clock;
    this.left = this.capacity;
    this.countedAt = clock.now();
  }

  /** Milliseconds until a look of so many requests is within the budget. */
  delay(requests: number): number {
    this.refill();
    return Math.max(0, Math.min(requests, this.capacity) - this.left) * this.refillMillis;
  }

  /** Counts the requests of a look; one that found what was waited for was worth them. */
  take(requests: number, hasFound: boolean): void {
    this.refill();
    if (hasFound && !this.isStrict) return;
    this.left = Math.max(-this.capacity, this.left - requests);
  }

  private refill(): void {
    const now = this.clock.now();
    this.left = Math.min(this.capacity, this.left + (now - this.countedAt) / this.refillMillis);
    this.countedAt = now;
  }
}
