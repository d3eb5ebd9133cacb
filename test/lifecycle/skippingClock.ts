import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "pulumi-huaweicloud-dms-rabbitmq/client";

/** A clock that skips what is slept, so that an hour of waiting passes at once. Client and emulator share it. */
export class SkippingClock implements Clock {
  private skipped = 0;

  now(): number {
    return Date.now() + this.skipped;
  }

  async sleep(millis: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.skipped += millis;
    await turn();
  }
}
