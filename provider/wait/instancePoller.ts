import { setImmediate as turn } from "node:timers/promises";
import { type Clock, type Instance, InstanceNotFoundError, ThrottledError } from "../client";
import { type InstanceListing, type InstanceSource, keyOf, type ListedInstances, rowsPerPage } from "./instanceListing";
import type { IsEnough } from "./instanceReads";
import { LookBudget } from "./lookBudget";
import { type ExpectedEnd, OperationDurations, type OperationKind } from "./operationDurations";
import { tickPause, type WaitGroup } from "./tickPause";

const spread = 0.1;
/** How often an instance that should be done by now is read by itself, in case the list lags behind. */
const probePause = 60_000;
/** More waits than these in one process are a fleet: its looks are shared, and none is early for one of them alone. */
const mostSingle = 10;

/** One instance to look at again and again. */
export interface WatchOptions {
  id: string;
  operation: OperationKind;
  /** When the operation began, in milliseconds since 1970. */
  since: number;
  /** When the last look is due, in milliseconds since 1970. */
  deadline: number;
  /** Whether a row of the list carries all that the wait has to know. */
  isEnough: IsEnough;
}

/** A wait as the poller sees it. */
export interface Watch {
  /**
   * What the next look shows; undefined when both a whole list and a read of its own say that it does not exist.
   *
   * @throws what the single read throws
   */
  next(): Promise<Instance | undefined>;
  /** When the end of the operation is likely, from what is known by now. */
  expected(): ExpectedEnd | undefined;
  /** Ends the wait. @param isDone whether the operation has come to its end */
  end(isDone: boolean): void;
}

interface Waiter extends WatchOptions {
  last: Instance | undefined;
  /** When it was last answered; milliseconds since 1970. */
  answeredAt: number | undefined;
  /** When an answer last did not end it; the beginning of the operation before that; milliseconds since 1970. */
  notYetAt: number;
  /** Whether a list has shown it. */
  wasListed: boolean;
  /** No call of its own before this time while no list has shown it, since the last call showed that the list lags behind. */
  readAgainAt: number;
  /** Whether the last call of its own said that it does not exist, while the list was not whole. */
  isSaidGone: boolean;
  asked: { resolve: (instance: Instance | undefined) => void; reject: (error: unknown) => void } | undefined;
}

/** What a poller is made of. */
export interface InstancePollerOptions {
  source: InstanceSource;
  listing: InstanceListing;
  clock: Clock;
  /** A number from 0 to 1, for jitter. */
  random: () => number;
  /** The longest pause between two looks, in milliseconds. */
  pollInterval: number;
  /** The budget of requests of the endpoint. Default: none. */
  requestsPerMinute?: number | undefined;
}

/**
 * Looks at all waiting instances of one project at once, in one ticking loop for the whole process: a single one is read
 * by itself, several in one list. Ticks never overlap, and stop when nobody waits. A wait that begins in a pause joins
 * the next tick.
 */
export class InstancePoller {
  readonly durations = new OperationDurations();
  private readonly waiters = new Set<Waiter>();
  private readonly budget: LookBudget;
  private isTicking = false;
  /** How many waits the last look has brought to their ends, and which share of all. */
  private found = 0;
  private foundShare = 0;
  /** Ends the pause, when nobody waits any more or somebody cannot wait for its end. */
  private pause: { until: number; wake: AbortController } | undefined;
  /** How many waits there have been. */
  private begun = 0;
  private probeAt = 0;
  private isFilterRefused = false;

  constructor(private readonly options: InstancePollerOptions) {
    this.budget = new LookBudget(options);
  }

  /** Begins to look at an instance. */
  watch(options: WatchOptions): Watch {
    const waiter: Waiter = {
      ...options,
      last: undefined,
      answeredAt: undefined,
      notYetAt: options.since,
      wasListed: false,
      readAgainAt: 0,
      isSaidGone: false,
      asked: undefined,
    };
    this.waiters.add(waiter);
    this.begun += 1;
    if (this.pause && options.deadline < this.pause.until) this.pause.wake.abort();
    if (!this.isTicking) void this.run();
    return {
      next: () => {
        waiter.notYetAt = waiter.answeredAt ?? waiter.notYetAt;
        return new Promise((resolve, reject) => {
          waiter.asked = { resolve, reject };
        });
      },
      expected: () => this.durations.expected(waiter.operation, waiter.last),
      end: (isDone) => this.end(waiter, isDone),
    };
  }

  private end(waiter: Waiter, isDone: boolean): void {
    this.waiters.delete(waiter);
    const { operation, last, since, notYetAt, answeredAt = since } = waiter;
    if (isDone) {
      this.found += 1;
      this.durations.note(operation, last, { notYet: notYetAt - since, seen: answeredAt - since });
    }
    if (this.waiters.size === 0) this.pause?.wake.abort();
  }

  private async run(): Promise<void> {
    this.isTicking = true;
    try {
      while (this.waiters.size > 0) await this.restAndLook();
    } catch (error) {
      for (const { asked } of this.waiters) asked?.reject(error);
    } finally {
      this.isTicking = false;
    }
  }

  private async restAndLook(): Promise<void> {
    await this.rest();
    this.found = 0;
    const { size } = this.waiters;
    const requests = await this.tick();
    // Whoever was answered decides now whether to go on.
    await turn();
    this.foundShare = this.found / Math.max(1, size);
    this.budget.take(requests, this.found > 0);
  }

  /** Pauses until the next look is due; somebody who begins to wait meanwhile may make it due sooner. */
  private async rest(): Promise<void> {
    const { clock } = this.options;
    const begin = clock.now();
    const jitter = 1 - spread * this.options.random();
    for (;;) {
      const now = clock.now();
      const deadline = Math.min(...[...this.waiters].map((waiter) => waiter.deadline));
      const until = Math.min(begin + this.duration() * jitter, deadline);
      if (this.waiters.size === 0 || until <= now) return;
      const wake = new AbortController();
      this.pause = { until, wake };
      await clock.sleep(Math.ceil(until - now), wake.signal).catch((reason: unknown) => {
        if (!wake.signal.aborted) throw reason;
      });
      this.pause = undefined;
      if (!wake.signal.aborted) return;
    }
  }

  private duration(): number {
    const { pollInterval } = this.options;
    const requests = this.cost();
    const pause = tickPause({ groups: this.groups(), requests, pollInterval });
    return Math.min(pollInterval, Math.max(pause, this.budget.delay(requests)));
  }

  private groups(): WaitGroup[] {
    const now = this.options.clock.now();
    const groups = new Map<string, { ages: number[]; expected: ExpectedEnd | undefined; overAtFirstLook?: number }>();
    for (const { operation, last, since } of this.waiters) {
      const expected = this.durations.expected(operation, last);
      const key = `${operation} ${expected?.typical}`;
      const group = groups.get(key) ?? { ages: [], expected };
      group.ages.push(Math.max(0, now - since));
      const overAtFirstLook = this.begun > mostSingle ? undefined : this.durations.overAtFirstLook(operation);
      groups.set(key, overAtFirstLook === undefined ? group : { ...group, overAtFirstLook });
    }
    return [...groups.values()];
  }

  /**
   * Only creations are asked for by their status: table 8-3 has no word for an instance that is being deleted. Each that
   * has left such a list is read by itself; as many are reckoned with as the last look has found.
   */
  private get isFilterWorthIt(): boolean {
    const { size } = this.waiters;
    const filtered = Math.ceil(size / rowsPerPage) + 1 + size * this.foundShare;
    if (this.isFilterRefused || this.options.listing.pages <= filtered) return false;
    return [...this.waiters].every(({ operation }) => operation === "create");
  }

  /** How many requests the next look takes. */
  private cost(): number {
    const { listing } = this.options;
    const { size } = this.waiters;
    if (size <= 1 || listing.isForbidden) return size;
    return Math.min(size, this.isFilterWorthIt ? Math.ceil(size / rowsPerPage) : listing.pages);
  }

  /** Looks at all that wait. @returns how many requests that took, reads that completed a list aside */
  private async tick(): Promise<number> {
    const now = this.options.clock.now();
    const asking = [...this.waiters].filter(({ asked }) => asked);
    // The last look of a wait must not be one into a list that lags behind.
    const last = asking.filter(({ deadline }) => deadline <= now);
    const others = asking.filter(({ deadline }) => deadline > now);
    const isListed = others.length > 1 && this.cost() < others.length;
    const alone = isListed ? last : asking;
    const [requests] = await Promise.all([
      isListed ? this.lookIntoList(others) : others.length,
      ...alone.map((waiter) => this.readAlone(waiter)),
    ]);
    return requests;
  }

  private async lookIntoList(waiters: readonly Waiter[]): Promise<number> {
    const isFiltered = this.isFilterWorthIt;
    const filters = isFiltered ? { status: "CREATING" } : {};
    try {
      const hasAll = (found: ReadonlyMap<string, Instance>) => waiters.every(({ id }) => found.has(keyOf(id)));
      const list = await this.options.listing.read(filters, {
        isEnough: ({ found }) => !isFiltered && hasAll(found),
        isStepwise: !isFiltered,
      });
      const isLagging = await this.isLagging(waiters, list);
      await Promise.all(waiters.map((waiter) => this.take(waiter, { list, isFiltered, isLagging })));
      return list.pages;
    } catch (error) {
      if (error instanceof ThrottledError) return 1;
      this.isFilterRefused ||= isFiltered;
      await Promise.all(waiters.map((waiter) => this.readAlone(waiter)));
      return waiters.length;
    }
  }

  /** Reads one instance by itself whose end is overdue, every now and then, and compares it with its row. */
  private async isLagging(waiters: readonly Waiter[], { rows }: ListedInstances): Promise<boolean> {
    const now = this.options.clock.now();
    const isOverdue = (waiter: Waiter) => {
      const { until = probePause } = this.durations.expected(waiter.operation, waiter.last) ?? {};
      return now - waiter.since >= until;
    };
    const overdue = now >= this.probeAt ? waiters.find(isOverdue) : undefined;
    const row = overdue && rows.get(keyOf(overdue.id));
    if (!overdue || !row) return false;
    this.probeAt = now + probePause;
    const instance = await this.options.source.getInstance(overdue.id).catch(() => undefined);
    return instance !== undefined && instance.status !== row.status;
  }

  private take(
    waiter: Waiter,
    { list, isFiltered, isLagging }: { list: ListedInstances; isFiltered: boolean; isLagging: boolean },
  ): Promise<void> | void {
    const row = list.rows.get(keyOf(waiter.id));
    const isMissing = row === undefined;
    waiter.isSaidGone &&= isMissing;
    waiter.wasListed ||= row !== undefined;
    if (row && !isLagging && waiter.isEnough(row)) return this.answer(waiter, row);
    const isGone = isMissing && !isFiltered && list.isWhole;
    if (isGone && waiter.isSaidGone) return this.answer(waiter, undefined);
    if (isMissing && !waiter.wasListed && this.options.clock.now() < waiter.readAgainAt) return;
    return this.readAlone(waiter, { isMissing, isGone });
  }

  /**
   * Reads an instance by itself.
   *
   * @param listed whether the list lacks it, and whether that list was whole, so that two looks agree if this one says
   * that it does not exist
   */
  private async readAlone(waiter: Waiter, listed = { isMissing: false, isGone: false }): Promise<void> {
    const { source, clock, pollInterval } = this.options;
    try {
      const instance = await source.getInstance(waiter.id);
      if (listed.isMissing) waiter.readAgainAt = clock.now() + pollInterval;
      this.answer(waiter, instance);
    } catch (error) {
      if (error instanceof InstanceNotFoundError && listed.isMissing) {
        if (listed.isGone) return this.answer(waiter, undefined);
        // Rows move from page to page while others vanish: the next whole list is the second look.
        if (!waiter.isSaidGone && clock.now() < waiter.deadline) {
          waiter.isSaidGone = true;
          return;
        }
      }
      // Throttling passes: the wait goes on until its time is up.
      if (error instanceof ThrottledError && clock.now() < waiter.deadline) return;
      waiter.asked?.reject(error);
      waiter.asked = undefined;
    }
  }

  private answer(waiter: Waiter, instance: Instance | undefined): void {
    waiter.answeredAt = this.options.clock.now();
    waiter.last = instance ?? waiter.last;
    waiter.isSaidGone = false;
    waiter.asked?.resolve(instance);
    waiter.asked = undefined;
  }
}
