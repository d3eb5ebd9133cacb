import { HuaweiCloudError } from "../../errors/errors";
import type { Instance, InstanceList, InstancePage, ListSoFar } from "../instance";

/** How many rows are asked for at once. */
const pageSize = 50;
/** Shorter pages are not known: a first page with fewer rows is the last when the service does not say otherwise. */
const shortestPage = 10;
/** More pages than a project has: a list that goes on then has no end. */
const mostPages = 400;

/** Rows of a list, from which one on and how many; the first page begins where the list does. */
export interface Rows {
  start?: number;
  limit?: number;
}

/** What the lists of a server have shown of its ways. */
export interface ListHabits {
  /** True once a page told of more than its own rows: then the total is that of all pages. */
  countsAll: boolean;
  /** True once a page began with the row that ended the one before: then the first row is number 1. */
  beginsWithOne: boolean;
}

/** How the pages of a list are read. */
export interface PageOptions {
  /** True when at most one instance can match, so that none is looked for after it. */
  isSingle?: boolean;
  /** Whether what came suffices, so that no further page is read. Default: only the whole list does. */
  isEnough?: ((list: ListSoFar) => boolean) | undefined;
  /** Carried from list to list of one server. */
  habits?: ListHabits;
}

/** The pages of one list so far. */
class PageReader {
  private readonly found = new Map<string, Instance>();
  private readonly isSingle: boolean;
  private readonly isEnough: PageOptions["isEnough"];
  private readonly habits: ListHabits;
  private hasEnded = false;
  private lastId: string | undefined;
  private nextRow = 0;
  private pages = 0;
  /** Rows that tell no id. */
  private untold = 0;
  /** The most that any page has told. */
  private promised = 0;

  constructor({ isSingle = false, isEnough, habits = { countsAll: false, beginsWithOne: false } }: PageOptions) {
    this.isSingle = isSingle;
    this.isEnough = isEnough;
    this.habits = habits;
  }

  /** Takes the next page; true when no further one is to be read. */
  add(page: InstancePage): boolean {
    this.hasEnded = this.isLast(page);
    return this.hasEnded || this.isEnough?.({ found: this.found, isAllPromised: !this.isMissing }) === true;
  }

  private isLast({ instances, rowCount, total }: InstancePage): boolean {
    const before = this.found.size;
    for (const instance of instances) this.found.set(instance.instanceId.toLowerCase(), instance);
    this.untold += rowCount - instances.length;
    this.pages += 1;
    this.nextRow += rowCount === 0 && this.pages > 1 ? pageSize : rowCount;
    this.promised = Math.max(total ?? 0, this.promised);
    if (total !== undefined && total > rowCount) this.habits.countsAll = true;
    this.noteOverlap(instances);
    const bringsNothing = this.found.size === before;
    // A server that ignores `start` sends the same rows again.
    if (this.isMissing) return bringsNothing && (rowCount > 0 || this.nextRow >= this.promised);
    return bringsNothing || (this.isSingle && this.found.size === 1) || this.isTold(rowCount, total);
  }

  private noteOverlap(instances: readonly Instance[]): void {
    if (this.lastId !== undefined && instances[0]?.instanceId === this.lastId) {
      this.habits.beginsWithOne = true;
      if (this.isEnough) this.nextRow -= 1;
    }
    this.lastId = instances.at(-1)?.instanceId;
  }

  /**
   * From where the next page is read, with one row of overlap: the reference does not say whether `start` counts from 0.
   * What the server was seen to do counts only where a row that is missed is asked for otherwise.
   */
  get next(): Rows {
    if (this.pages === 0) return { limit: pageSize };
    const overlap = this.isEnough && this.habits.beginsWithOne ? 1 : 0;
    if (this.pages < mostPages) return { start: this.nextRow + overlap, limit: pageSize };
    throw new HuaweiCloudError({
      code: "UNREADABLE_ANSWER",
      message: `The list of instances had no end after ${mostPages} pages. Check that the endpoint belongs to the service, then try again.`,
    });
  }

  get result(): InstanceList {
    const isWhole = this.hasEnded && this.untold === 0 && !this.isMissing;
    return { instances: [...this.found.values()], isWhole, pages: this.pages };
  }

  private get isMissing(): boolean {
    return this.found.size + this.untold < this.promised;
  }

  /** Whether the total is known to be that of all pages, so that it can be believed, or the page is too short for a first of many. */
  private isTold(rowCount: number, total: number | undefined): boolean {
    if (total === undefined) return false;
    return this.habits.countsAll || (this.pages === 1 && rowCount < shortestPage);
  }
}

/**
 * Reads the pages of a list: as long as the total promises more rows than came, and where it may be that of one page, or
 * is not told, until a page brings nothing new. An empty page between others is passed over.
 *
 * @param read sends the call
 * @throws HuaweiCloudError when the pages have no end
 */
export async function readPages(
  read: (rows: Rows) => Promise<InstancePage>,
  options: PageOptions = {},
): Promise<InstanceList> {
  const reader = new PageReader(options);
  let isLast = false;
  while (!isLast) isLast = reader.add(await read(reader.next));
  return reader.result;
}
