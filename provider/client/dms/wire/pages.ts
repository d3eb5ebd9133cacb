import { HuaweiCloudError } from "../../errors/errors";
import type { Instance, InstanceList, InstancePage } from "../instance";

/** How many rows are asked for after the first page. */
const pageSize = 50;
/** Shorter pages are not known: a first page with fewer rows is the last when the service does not say otherwise. */
const shortestPage = 10;
/** More pages than a project has: a list that goes on then has no end. */
const mostPages = 400;

/** Rows of a list, from which one on and how many; nothing for the first page. */
export interface Rows {
  start?: number;
  limit?: number;
}

/** The pages of one list so far. */
class PageReader {
  private readonly found = new Map<string, Instance>();
  private readonly isSingle: boolean;
  private nextRow = 0;
  private pages = 0;
  /** Rows that tell no id. */
  private untold = 0;
  /** The most that any page has told. */
  private promised = 0;

  constructor(isSingle: boolean) {
    this.isSingle = isSingle;
  }

  /** Takes the next page; true when it was the last. */
  add({ instances, rowCount, total }: InstancePage): boolean {
    const before = this.found.size;
    for (const instance of instances) this.found.set(instance.instanceId, instance);
    this.untold += rowCount - instances.length;
    this.pages += 1;
    this.nextRow += rowCount === 0 && this.pages > 1 ? pageSize : rowCount;
    this.promised = Math.max(total ?? 0, this.promised);
    const bringsNothing = this.found.size === before;
    // A server that ignores `start` sends the same rows again.
    if (this.isMissing) return bringsNothing && (rowCount > 0 || this.nextRow >= this.promised);
    return bringsNothing || (this.isSingle && this.found.size === 1) || this.isTold(rowCount, total);
  }

  /** From where the next page is read, with one row of overlap: the reference does not say whether `start` counts from 0. */
  get next(): Rows {
    if (this.pages < mostPages) return { start: this.nextRow, limit: pageSize };
    throw new HuaweiCloudError({
      code: "UNREADABLE_ANSWER",
      message: `The list of instances had no end after ${mostPages} pages. Check that the endpoint belongs to the service, then try again.`,
    });
  }

  get result(): InstanceList {
    return { instances: [...this.found.values()], isWhole: this.untold === 0 && !this.isMissing };
  }

  private get isMissing(): boolean {
    return this.found.size + this.untold < this.promised;
  }

  /** Whether the total counts more than the page, so that it can be believed, or the page is too short for a first of many. */
  private isTold(rowCount: number, total: number | undefined): boolean {
    if (total === undefined) return false;
    return total > rowCount || (this.pages === 1 && rowCount < shortestPage);
  }
}

/**
 * Reads the pages of a list: as long as the total promises more rows than came, and where it may be that of one page, or
 * is not told, until a page brings nothing new. An empty page between others is passed over.
 *
 * @param read sends the call
 * @param isSingle true when at most one instance can match, so that none is looked for after it
 * @throws HuaweiCloudError when the pages have no end
 */
export async function readPages(read: (rows: Rows) => Promise<InstancePage>, isSingle: boolean): Promise<InstanceList> {
  const reader = new PageReader(isSingle);
  let isLast = reader.add(await read({}));
  while (!isLast) isLast = reader.add(await read(reader.next));
  return reader.result;
}
