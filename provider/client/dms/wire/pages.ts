import { HuaweiCloudError } from "../../errors/errors";

/** How many rows are asked for at once. */
const usualPageSize = 50;
/** Shorter pages are not known: a first page with fewer rows is the last when the service does not say otherwise. */
const shortestPage = 10;
/** More pages than a project has: a list that goes on then has no end. */
const mostPages = 400;
/** How many pages are asked for at once: as many calls are spent for nothing where a server turns out to ignore `start`. */
const mostAhead = 4;

/** Rows of a list, from which one on and how many; the first page begins where the list does. */
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

/** What has come of a list that is being read. */
export interface RowsSoFar<Row> {
  /** By what tells two rows apart. */
  found: ReadonlyMap<string, Row>;
  /** How many more the service tells of than came; it may tell of one page alone. */
  missing: number;
}

/** What the lists of a server have shown of its ways. */
export interface ListHabits {
  /** True once a page told of more than its own rows: then the total is that of all pages. */
  countsAll: boolean;
  /** True once a page began with the row that ended the one before: then the first row is number 1. */
  beginsWithOne: boolean;
}

/** What is known of a list. */
export interface PagedList<Row> {
  /** Whose list it is, for errors: "instances". */
  of: string;
  /** What tells two rows apart. */
  keyOf: (row: Row) => string;
  /** Set when at most one row is looked for: whether a row is that one, so that none is looked for after it. */
  isSought?: ((row: Row) => boolean) | undefined;
  /** Asked after each page whether what came suffices, so that no further one is read. Default: only the whole list does. */
  isEnough?: ((list: RowsSoFar<Row>) => boolean) | undefined;
  /**
   * Whether each page is asked for after the one before has come, because it may not be needed. Default: false, several
   * are asked for at once as soon as the total tells of them.
   */
  isStepwise?: boolean | undefined;
  /** Carried from list to list of one server. */
  habits?: ListHabits;
  /** How many rows are asked for at once. Default: 50. */
  pageSize?: number;
}

/** The pages of one list so far. */
class PageReader<Row> {
  private readonly found = new Map<string, Row>();
  private readonly habits: ListHabits;
  private hasEnded = false;
  private lastKey: string | undefined;
  private nextRow = 0;
  private pages = 0;
  /** How many rows the first page had. */
  private stride = 0;
  /** Whether all pages had as many, so that it is known where the others begin. */
  private isRegular = true;
  /** Rows that tell no id. */
  private unreadable = 0;
  /** The most that any page has told. */
  private promised = 0;

  constructor(private readonly list: PagedList<Row>) {
    this.habits = list.habits ?? { countsAll: false, beginsWithOne: false };
  }

  /** Takes the next page; true when no further one is to be read. */
  add(page: Page<Row>): boolean {
    this.hasEnded = this.isLast(page);
    const isEnough = this.list.isEnough?.({ found: this.found, missing: this.missing }) === true;
    return this.hasEnded || isEnough;
  }

  private isLast({ rows, rowCount, total }: Page<Row>): boolean {
    const before = this.found.size;
    for (const row of rows) this.found.set(this.list.keyOf(row), row);
    this.unreadable += rowCount - rows.length;
    this.pages += 1;
    if (this.pages === 1) this.stride = rowCount;
    this.isRegular &&= rowCount === this.stride;
    this.nextRow += rowCount === 0 && this.pages > 1 ? this.pageSize : rowCount;
    this.promised = Math.max(total ?? 0, this.promised);
    if (total !== undefined && total > rowCount) this.habits.countsAll = true;
    this.noteOverlap(rows);
    const bringsNothing = this.found.size === before;
    // A server that ignores `start` sends the same rows again.
    if (this.isMissing) return bringsNothing && (rowCount > 0 || this.nextRow >= this.promised);
    return bringsNothing || this.isFound || this.isTold(rowCount, total);
  }

  private noteOverlap(rows: readonly Row[]): void {
    const keys = rows.map(this.list.keyOf);
    if (this.lastKey !== undefined && keys[0] === this.lastKey) {
      this.habits.beginsWithOne = true;
      if (this.list.isEnough) this.nextRow -= 1;
    }
    this.lastKey = keys.at(-1);
  }

  /**
   * From where the next page is read, with one row of overlap: the reference does not say whether `start` counts from 0.
   * What the server was seen to do counts only where a row that is missed is asked for otherwise.
   */
  get next(): Rows {
    if (this.pages === 0) return { limit: this.pageSize };
    const overlap = this.list.isEnough && this.habits.beginsWithOne ? 1 : 0;
    if (this.pages < mostPages) return { start: this.nextRow + overlap, limit: this.pageSize };
    throw new HuaweiCloudError({
      code: "UNREADABLE_ANSWER",
      message: `The list of ${this.list.of} had no end after ${mostPages} pages. Check that the endpoint belongs to the service, then try again.`,
    });
  }

  /** The pages that can be asked for by now, the next one first. */
  get ahead(): Rows[] {
    const { next } = this;
    const { start = 0 } = next;
    if (this.list.isStepwise || !this.isRegular || this.stride === 0) return [];
    const length = Math.min(mostAhead, Math.ceil(this.missing / this.stride));
    return Array.from({ length }, (_rows, index) => ({ ...next, start: start + index * this.stride }));
  }

  get result(): { rows: Row[]; isWhole: boolean; pages: number } {
    const isWhole = this.hasEnded && this.unreadable === 0 && !this.isMissing;
    return { rows: [...this.found.values()], isWhole, pages: this.pages };
  }

  private get pageSize(): number {
    return this.list.pageSize ?? usualPageSize;
  }

  private get missing(): number {
    return Math.max(0, this.promised - this.found.size - this.unreadable);
  }

  private get isMissing(): boolean {
    return this.missing > 0;
  }

  /** Whether the list is the one row that is looked for; a server that ignores the filter sends others. */
  private get isFound(): boolean {
    const { isSought = () => false } = this.list;
    return this.found.size === 1 && [...this.found.values()].every(isSought);
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
 * @returns the rows, each once, whether these are all, and of how many pages they are
 * @throws HuaweiCloudError when the pages have no end
 */
export async function readPages<Row>(
  read: (rows: Rows) => Promise<Page<Row>>,
  list: PagedList<Row>,
): Promise<{ rows: Row[]; isWhole: boolean; pages: number }> {
  const reader = new PageReader(list);
  const asked = new Map<number | undefined, Promise<Page<Row>>>();
  const askAhead = (rows: Rows) => {
    const page = read(rows);
    // The list may end before this page is taken.
    page.catch(() => undefined);
    asked.set(rows.start, page);
  };
  for (;;) {
    const { next } = reader;
    if (reader.add(await (asked.get(next.start) ?? read(next)))) return reader.result;
    for (const rows of reader.ahead) if (!asked.has(rows.start)) askAhead(rows);
  }
}
