import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "pulumi-huaweicloud-dms-rabbitmq/client";

/**
 * A clock on which time passes only by sleeping, and at once, so that neither an hour of waiting nor a slow machine
 * counts. Client and emulator share it.
 */
export class SkippingClock implements Clock {
  private time = Date.now();

  now(): number {
    return this.time;
  }

  async sleep(millis: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.time += millis;
    await turn();
  }
}
