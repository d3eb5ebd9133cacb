import { ApiVersionUnknownError, AuthenticationError, type Clock, ConnectionError, PermissionError } from "../client";
import type { Catalogue } from "./catalogue";

/** After a read that failed, none is tried for this many milliseconds. */
const pause = 60_000;

/** What is read: what the region offers, or the instances of the project, which needs a permission of its own. */
export type CatalogueTopic = "offers" | "instances";

/** How check reaches the catalogue. */
export interface CatalogueAccessOptions {
  /** Opens the catalogue; throws when the configuration does not suffice. */
  open: () => Catalogue;
  clock: Clock;
  /** Called with the reason why the catalogue cannot be read, and what of it. */
  onUnavailable: (error: unknown, topic: CatalogueTopic) => void;
}

/** Whether the region has answered something that tells no version: nothing is guessed then, and nothing goes on. */
function isOddAnswer(error: unknown): boolean {
  return error instanceof ApiVersionUnknownError && !(error.cause instanceof ConnectionError);
}

/**
 * Reads the catalogue where that may fail without harm: a preview without credentials, network or permission goes on
 * with the offline rules alone. After a failure no read is tried for a minute, so that a program with many instances
 * does not wait for each, and a wrong password is not sent so often that the account is locked.
 */
export class CatalogueAccess {
  private catalogue: Catalogue | undefined;
  private readonly pausedUntil: Record<CatalogueTopic, number> = { offers: 0, instances: 0 };
  private refusal: AuthenticationError | undefined;

  constructor(private readonly options: CatalogueAccessOptions) {}

  /**
   * Makes a read.
   *
   * @returns undefined when the catalogue cannot be read
   * @throws AuthenticationError when the credentials are refused; ApiVersionUnknownError when the region answers oddly
   */
  async read<Result>(
    select: (catalogue: Catalogue) => Promise<Result>,
    topic: CatalogueTopic = "offers",
  ): Promise<Result | undefined> {
    const { open, clock, onUnavailable } = this.options;
    if (clock.now() < this.pausedUntil[topic]) {
      if (this.refusal) throw this.refusal;
      return undefined;
    }
    try {
      this.catalogue ??= open();
      return await select(this.catalogue);
    } catch (error) {
      if (isOddAnswer(error)) throw error;
      this.pauseAfter(error, topic);
      this.refusal = error instanceof AuthenticationError ? error : undefined;
      if (this.refusal) throw this.refusal;
      onUnavailable(error, topic);
      return undefined;
    }
  }

  /** A permission that is missing for one topic says nothing about the other. */
  private pauseAfter(error: unknown, topic: CatalogueTopic): void {
    const until = this.options.clock.now() + pause;
    this.pausedUntil[topic] = until;
    if (!(error instanceof PermissionError)) Object.assign(this.pausedUntil, { offers: until, instances: until });
  }
}
