import { setImmediate as turn } from "node:timers/promises";
import type { Clock, RequestGate } from "pulumi-huaweicloud-dms-rabbitmq/client";

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Turns of the event loop in which nothing happens before time moves: answers of the emulator take several. */
const idleTurns = 6;

/**
 * A clock for many who wait at once: time moves to the next one who wakes, and only while no request is on its way.
 * Client and emulator share it.
 */
export class MovedClock implements Clock {
  private time = Date.now();
  private readonly sleepers = new Set<Sleeper>();
  private onTheWay = 0;

  now(): number {
    return this.time;
  }

  sleep(millis: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.time + Math.max(0, millis), wake: () => resolve() };
      const onAbort = () => {
        this.sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      sleeper.wake = () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      signal?.addEventListener("abort", onAbort);
      this.sleepers.add(sleeper);
    });
  }

  /** Counts the requests on their way, while which no time passes. */
  readonly gate: RequestGate = async (_request, send) => {
    this.onTheWay += 1;
    try {
      return await send();
    } finally {
      this.onTheWay -= 1;
    }
  };

  /** Moves time along until work is done. @throws Error when it waits for something else than time and answers */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    let idle = 0;
    while (!isDone) {
      await turn();
      idle = this.onTheWay > 0 ? 0 : idle + 1;
      if (idle < idleTurns) continue;
      idle = 0;
      if (!this.wakeNext()) throw new Error("Somebody waits for something that never comes.");
    }
    return work;
  }

  private wakeNext(): boolean {
    const [next] = [...this.sleepers].sort((left, right) => left.at - right.at);
    if (!next) return false;
    this.sleepers.delete(next);
    this.time = Math.max(this.time, next.at);
    next.wake();
    return true;
  }
}
