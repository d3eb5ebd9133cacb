import { HuaweiCloudError } from "../../errors/errors";

/** How many rows are asked for after the first page. */
const usualPageSize = 50;
/** Shorter pages are not known: a first page with fewer rows is the last when the service does not say otherwise. */
const shortestPage = 10;
/** More pages than a project has: a list that goes on then has no end. */
const mostPages = 400;

/** Rows of a list, from which one on and how many; nothing for the first page. */
export interface Rows {
  start?: number;
  limit?: number;
}

/** One page of a list. */
export interface Page<Row> {
  rows: Row[];
  /** How many rows the page had, those included that tell no id and are left out. */
  rowCount: number;
  /** How many rows there are, on all pages, where the service tells. */
  total?: number | undefined;
}

/** What is known of a list. */
export interface PagedList<Row> {
  /** Whose list it is, for errors: "instances". */
  of: string;
  /** What tells two rows apart. */
  keyOf: (row: Row) => string;
  /** Set when at most one row is looked for: whether a row is that one, so that none is looked for after it. */
  isSought?: ((row: Row) => boolean) | undefined;
  /** How many rows are asked for at once. Default: 50. */
  pageSize?: number;
}

/** The pages of one list so far. */
class PageReader<Row> {
  private readonly found = new Map<string, Row>();
  private nextRow = 0;
  private pages = 0;
  /** Rows that tell no id. */
  private unreadable = 0;
  /** The most that any page has told. */
  private promised = 0;

  constructor(private readonly list: PagedList<Row>) {}

  /** Takes the next page; true when it was the last. */
  add({ rows, rowCount, total }: Page<Row>): boolean {
    const before = this.found.size;
    for (const row of rows) this.found.set(this.list.keyOf(row), row);
    this.unreadable += rowCount - rows.length;
    this.pages += 1;
    this.nextRow += rowCount === 0 && this.pages > 1 ? this.pageSize : rowCount;
    this.promised = Math.max(total ?? 0, this.promised);
    const bringsNothing = this.found.size === before;
    // A server that ignores `start` sends the same rows again.
    if (this.isMissing) return bringsNothing && (rowCount > 0 || this.nextRow >= this.promised);
    return bringsNothing || this.isFound || this.isTold(rowCount, total);
  }

  /** From where the next page is read, with one row of overlap: the reference does not say whether `start` counts from 0. */
  get next(): Rows {
    if (this.pages < mostPages) return { start: this.nextRow, limit: this.pageSize };
    throw new HuaweiCloudError({
      code: "UNREADABLE_ANSWER",
      message: `The list of ${this.list.of} had no end after ${mostPages} pages. Check that the endpoint belongs to the service, then try again.`,
    });
  }

  get result(): { rows: Row[]; isWhole: boolean } {
    return { rows: [...this.found.values()], isWhole: this.unreadable === 0 && !this.isMissing };
  }

  private get pageSize(): number {
    return this.list.pageSize ?? usualPageSize;
  }

  private get isMissing(): boolean {
    return this.found.size + this.unreadable < this.promised;
  }

  /** Whether the list is the one row that is looked for; a server that ignores the filter sends others. */
  private get isFound(): boolean {
    const { isSought = () => false } = this.list;
    return this.found.size === 1 && [...this.found.values()].every(isSought);
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
 * @returns the rows, each once, and whether these are all
 * @throws HuaweiCloudError when the pages have no end
 */
export async function readPages<Row>(
  read: (rows: Rows) => Promise<Page<Row>>,
  list: PagedList<Row>,
): Promise<{ rows: Row[]; isWhole: boolean }> {
  const reader = new PageReader(list);
  let isLast = reader.add(await read({}));
  while (!isLast) isLast = reader.add(await read(reader.next));
  return reader.result;
}
