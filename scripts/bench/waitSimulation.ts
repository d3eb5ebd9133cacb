import path from "node:path";

/** What waiting for a fleet costs, and how late each end is noticed. */
export interface WaitCost {
  requests: number;
  /** Milliseconds. */
  meanLag: number;
  worstLag: number;
}

interface Instance {
  instanceId: string;
  status: string;
  type: string;
}

interface Watch {
  next(): Promise<Instance | undefined>;
  end(isDone: boolean): void;
}

/** What the simulation uses of the built provider. */
interface Waiting {
  InstanceListing: new (source: unknown, clock: unknown) => unknown;
  InstancePoller: new (options: object) => { watch(options: object): Watch };
}

const rowsPerPage = 50;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time that passes by waking whoever sleeps for the shortest. */
class SimulatedClock {
  private time = 0;
  private readonly sleepers = new Set<{ at: number; wake: () => void }>();

  now(): number {
    return this.time;
  }

  sleep(millis: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = { at: this.time + millis, wake: resolve };
      this.sleepers.add(sleeper);
      signal?.addEventListener("abort", () => {
        this.sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });
  }

  /** Moves on until work is done. */
  async during(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (;;) {
      for (let turns = 0; turns < 3; turns += 1) await turn();
      const [next] = [...this.sleepers].sort((left, right) => left.at - right.at);
      if (isDone || !next) return void (await work);
      this.sleepers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
  }
}

/** A project in which all creations begin at once, which counts what it is asked. */
class SimulatedProject {
  requests = 0;
  private readonly instances: { id: string; endsAt: number }[];

  constructor(
    private readonly clock: SimulatedClock,
    durations: readonly number[],
  ) {
    this.instances = durations.map((endsAt, index) => ({ id: `instance-${index}`, endsAt }));
  }

  private row({ id, endsAt }: { id: string; endsAt: number }): Instance {
    return { instanceId: id, status: this.clock.now() >= endsAt ? "RUNNING" : "CREATING", type: "single" };
  }

  getInstance(id: string): Promise<Instance> {
    this.requests += 1;
    const found = this.instances.find((instance) => instance.id === id);
    return found ? Promise.resolve(this.row(found)) : Promise.reject(new Error(`There is no ${id}.`));
  }

  findInstances(
    filters: { status?: string },
    options: { isEnough: (list: { found: Map<string, Instance>; missing: number }) => boolean },
  ) {
    const rows = this.instances.map((instance) => this.row(instance));
    const matching = rows.filter(({ status }) => filters.status === undefined || status === filters.status);
    const found = new Map<string, Instance>();
    let pages = 0;
    let isEnough = false;
    do {
      const page = matching.slice(pages * rowsPerPage, (pages + 1) * rowsPerPage);
      for (const row of page) found.set(row.instanceId, row);
      pages += 1;
      isEnough = options.isEnough({ found, missing: matching.length - found.size });
    } while (!isEnough && found.size < matching.length);
    this.requests += pages;
    return Promise.resolve({ instances: [...found.values()], isWhole: found.size === matching.length, pages });
  }
}

/**
 * Waits for creations with the built provider's own poller, on a clock that is moved.
 *
 * @param root directory of the repository
 * @param durations how long each creation takes, in milliseconds
 * @param random numbers from 0 to 1, for jitter
 */
export async function simulateWaiting(
  root: string,
  durations: readonly number[],
  random: () => number,
): Promise<WaitCost> {
  const load = (file: string) => require(path.join(root, "dist/provider/wait", file)) as Waiting;
  const { InstancePoller } = load("instancePoller.js");
  const { InstanceListing } = load("instanceListing.js");
  const clock = new SimulatedClock();
  const source = new SimulatedProject(clock, durations);
  const listing = new InstanceListing(source, clock);
  const poller = new InstancePoller({ source, listing, clock, random, pollInterval: 10_000 });
  const lags: number[] = [];
  const wait = async (duration: number, index: number) => {
    const creation = { id: `instance-${index}`, operation: "create", since: 0, deadline: 2 ** 31 };
    const watch = poller.watch({ ...creation, isEnough: () => true });
    while ((await watch.next())?.status !== "RUNNING");
    watch.end(true);
    lags.push(clock.now() - duration);
  };
  await clock.during(Promise.all(durations.map(wait)));
  const meanLag = lags.reduce((sum, lag) => sum + lag, 0) / lags.length;
  return { requests: source.requests, meanLag, worstLag: Math.max(...lags) };
}
