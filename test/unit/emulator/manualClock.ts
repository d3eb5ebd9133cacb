import type { Clock } from "pulumi-huaweicloud-dms-rabbitmq-emulator";

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  private time = Date.UTC(2026, 10, 24, 12);

  now(): number {
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
