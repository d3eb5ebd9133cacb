import {
  type Clock,
  type DmsApi,
  type FindOptions,
  type Instance,
  type InstanceFilters,
  PermissionError,
} from "../client";

/** The calls that looks at instances are made of. */
export type InstanceSource = Pick<DmsApi, "getInstance" | "findInstances">;

/** What a list showed. */
export interface ListedInstances {
  /** By their ids in lower case. */
  rows: ReadonlyMap<string, Instance>;
  /** Whether an instance that is missing does not exist, as far as a list can tell. */
  isWhole: boolean;
}

interface KeptList extends ListedInstances {
  /** Milliseconds since 1970. */
  askedAt: number;
}

/** How many rows a page has. */
export const rowsPerPage = 50;

/** The key of an instance in what a list showed. */
export const keyOf = (id: string): string => id.toLowerCase();

/** The list of a project's instances: what it costs, whether it may be read, and what it last showed. */
export class InstanceListing {
  /** How often this process has changed something. */
  changes = 0;
  private kept: KeptList | undefined;
  private lastPages = 1;
  private lastWholePages = 1;
  /** Whether the service has refused to list for want of permission. */
  isForbidden = false;

  constructor(
    private readonly source: InstanceSource,
    private readonly clock: Clock,
  ) {}

  /** How many requests the list took when it was last read. */
  get pages(): number {
    return this.lastPages;
  }

  /** How many it would have taken to the end. */
  get wholePages(): number {
    return this.lastWholePages;
  }

  /** Notes that this process changes something or has just done so: whatever a list showed before says nothing any more. */
  noteChange(): void {
    this.changes += 1;
    this.kept = undefined;
  }

  /** What a list showed that is younger than so many milliseconds, if nothing was changed since. */
  recent(milliseconds: number): ListedInstances | undefined {
    const { kept } = this;
    return kept && this.clock.now() - kept.askedAt <= milliseconds ? kept : undefined;
  }

  /**
   * Reads the list, of which only as many pages as it takes.
   *
   * @throws what the call throws
   */
  async read(
    filters: InstanceFilters,
    { isEnough, ...others }: FindOptions & Required<Pick<FindOptions, "isEnough">>,
  ): Promise<ListedInstances & { pages: number }> {
    const { changes } = this;
    const askedAt = this.clock.now();
    let missing = Number.NaN;
    try {
      const options: FindOptions = {
        ...others,
        isEnough: (list) => {
          missing = list.missing;
          return isEnough(list);
        },
      };
      const list = await this.source.findInstances({ includeFailure: true, ...filters }, options);
      const rows = new Map(list.instances.map((instance) => [keyOf(instance.instanceId), instance]));
      const { isWhole, pages } = list;
      if (filters.status === undefined) {
        this.lastPages = pages;
        // A change while it was being read makes it old before it is there.
        this.lastWholePages = pages + (missing > 0 ? Math.ceil(missing / rowsPerPage) : 0);
        if (changes === this.changes && (isWhole || missing === 0)) this.kept = { rows, isWhole, askedAt };
      }
      return { rows, isWhole, pages };
    } catch (error) {
      this.isForbidden ||= error instanceof PermissionError;
      throw error;
    }
  }
}
