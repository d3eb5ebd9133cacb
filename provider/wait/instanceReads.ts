import type { Clock, FindOptions, Instance } from "../client";
import { type InstanceListing, type InstanceSource, keyOf, rowsPerPage } from "./instanceListing";

/** Reads that come within so many milliseconds are answered together. */
const gatherMillis = 20;

/** Whether a row of the list carries all that is asked of an instance. */
export type IsEnough = (row: Instance) => boolean;

interface Reader {
  id: string;
  isEnough: IsEnough;
  resolve: (instance: Instance) => void;
  reject: (error: unknown) => void;
}

/** What rows show of an instance, if that is enough for who reads it. */
function shownOf(
  { id, isEnough }: Pick<Reader, "id" | "isEnough">,
  rows: ReadonlyMap<string, Instance> | undefined,
): Instance | undefined {
  const row = rows?.get(keyOf(id));
  return row && isEnough(row) ? row : undefined;
}

/** A list that is being read. */
interface ListUnderWay {
  /** How often this process had changed something when it began. */
  changes: number;
  /** Who still waits for it: it is read until it shows all of them. */
  readers: Reader[];
  /** What has come of it. */
  rows?: ReadonlyMap<string, Instance>;
}

/** What reads are made with. */
export interface InstanceReadsOptions {
  source: InstanceSource;
  listing: InstanceListing;
  clock: Clock;
  /** How old a list may be that answers a read, in milliseconds: the same that a wait puts up with. */
  pollInterval: number;
}

/**
 * Answers single reads of many instances from one list, also when they come one after the other, as those of a refresh
 * do. A read that comes alone is one call. A row that lacks something, or is missing, is completed by a call of its own,
 * and only that ever says that an instance does not exist.
 */
export class InstanceReads {
  private readers: Reader[] = [];
  /** When each instance was last asked for, in milliseconds since 1970. */
  private readonly askedAt = new Map<string, number>();

  private listUnderWay: ListUnderWay | undefined;

  constructor(private readonly options: InstanceReadsOptions) {}

  /**
   * The instance as the cloud shows it, or has shown it to this process within the poll interval and before no change of
   * this process.
   *
   * @throws what the single read throws
   */
  read(id: string, isEnough: IsEnough = () => true): Promise<Instance> {
    const known = shownOf({ id, isEnough }, this.recentRows);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      this.readers.push({ id, isEnough, resolve, reject });
      if (this.readers.length === 1) void this.options.clock.sleep(gatherMillis).then(() => this.answer());
    });
  }

  private get recentRows(): ReadonlyMap<string, Instance> | undefined {
    const { listing, pollInterval } = this.options;
    return listing.recent(pollInterval)?.rows;
  }

  private answer(): void {
    const { changes } = this.options.listing;
    const { listUnderWay: list } = this;
    // A list may have ended since they came.
    const readers = this.answerFrom(this.recentRows, this.readers.splice(0));
    if (!this.isListWorthIt(readers)) this.readAlone(readers);
    else if (list?.changes === changes) list.readers.push(...this.answerFrom(list.rows, readers));
    else void this.readList({ changes, readers });
  }

  /** Answers the readers of whom the rows show enough. @returns the others */
  private answerFrom(rows: ReadonlyMap<string, Instance> | undefined, readers: readonly Reader[]): Reader[] {
    return readers.filter((reader) => {
      const known = shownOf(reader, rows);
      if (known) reader.resolve(known);
      return known === undefined;
    });
  }

  private readAlone(readers: readonly Reader[]): void {
    for (const { id, resolve, reject } of readers) this.options.source.getInstance(id).then(resolve, reject);
  }

  /** A list is worth as many requests as it takes, of the instances that were asked for of late. */
  private isListWorthIt(readers: readonly Reader[]): boolean {
    const { listing, clock, pollInterval } = this.options;
    const now = clock.now();
    for (const { id } of readers) this.askedAt.set(keyOf(id), now);
    for (const [key, askedAt] of this.askedAt) if (now - askedAt > pollInterval) this.askedAt.delete(key);
    // What a recent list lacks another would lack too.
    const isNews = listing.recent(pollInterval) === undefined;
    return isNews && !listing.isForbidden && this.askedAt.size > listing.wholePages;
  }

  /**
   * Answers reads as the pages come, and reads on while the rest is worth as many requests as it takes: where the project
   * holds many other instances, it is not.
   */
  private async readList(list: ListUnderWay): Promise<void> {
    this.listUnderWay = list;
    const isEnough: FindOptions["isEnough"] = ({ found, missing }) => {
      list.rows = found;
      list.readers = this.answerFrom(found, list.readers);
      const hasAll = list.readers.every(({ id }) => found.has(keyOf(id)));
      return missing === 0 ? hasAll : missing / rowsPerPage > this.askedAt.size;
    };
    try {
      await this.options.listing.read({}, { isEnough });
    } catch {
      // A list that fails, for want of permission or otherwise, only costs the single reads it would have saved.
    }
    if (this.listUnderWay === list) this.listUnderWay = undefined;
    // Where that list failed, another may have come meanwhile.
    this.readAlone(this.answerFrom(this.recentRows, list.readers));
  }
}
