import { AuthenticationError, type Clock } from "../client";
import type { Catalogue } from "./catalogue";

/** After a read that failed, none is tried for this many milliseconds. */
const pause = 60_000;

/** How check reaches the catalogue. */
export interface CatalogueAccessOptions {
  /** Opens the catalogue; throws when the configuration does not suffice. */
  open: () => Catalogue;
  clock: Clock;
  /** Called with the reason why the catalogue cannot be read. */
  onUnavailable: (error: unknown) => void;
}

/**
 * Reads the catalogue where that may fail without harm: a preview without credentials, network or permission goes on
 * with the offline rules alone. After a failure no read is tried for a minute, so that a program with many instances
 * does not wait for each, and a wrong password is not sent so often that the account is locked.
 */
export class CatalogueAccess {
  private catalogue: Catalogue | undefined;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private refusal: AuthenticationError | undefined;

  constructor(private readonly options: CatalogueAccessOptions) {}

  /**
   * Makes a read.
   *
   * @returns undefined when the catalogue cannot be read
   * @throws AuthenticationError when the credentials are refused
   */
  async read<Result>(select: (catalogue: Catalogue) => Promise<Result>): Promise<Result | undefined> {
    const { open, clock, onUnavailable } = this.options;
    if (clock.now() < this.pausedUntil) {
      if (this.refusal) throw this.refusal;
      return undefined;
    }
    try {
      this.catalogue ??= open();
      return await select(this.catalogue);
    } catch (error) {
      this.pausedUntil = clock.now() + pause;
      this.refusal = error instanceof AuthenticationError ? error : undefined;
      if (this.refusal) throw this.refusal;
      onUnavailable(error);
      return undefined;
    }
  }
}
