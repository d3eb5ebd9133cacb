/**
 * Which resources of this run hold which instance names. A name in the list of instances may belong to the very resource
 * under check, which Pulumi checks a second time as if it were new when it is to be replaced, or to one that gives it up
 * in this run.
 */
export class NameOwners {
  private readonly owners = new Map<string, string>();
  private readonly released = new Set<string>();
  private readonly claims = new Map<string, string>();

  /** Notes what a resource was called and is to be called. */
  note({ urn, from, to }: { urn: string; from: string | undefined; to: string | undefined }): void {
    if (from === undefined) return;
    this.owners.set(from, urn);
    if (from !== to) this.released.add(from);
  }

  /**
   * Claims a name in a region and project for a resource, for as long as the process runs.
   *
   * @returns the URN of the resource that has claimed it before; undefined when that is the same one, or none
   */
  claim({ urn, name, place }: { urn: string; name: string; place: string }): string | undefined {
    const key = `${place}\n${name}`;
    const holder = this.claims.get(key) ?? urn;
    this.claims.set(key, holder);
    return holder === urn ? undefined : holder;
  }

  /** Whether a resource of the stack has a name, as far as it was noted. */
  isHeld(name: string): boolean {
    return this.owners.has(name);
  }

  /** Whether a resource may have a name although an instance of that name exists. */
  mayTake(name: string, urn: string): boolean {
    return this.owners.get(name) === urn || this.released.has(name);
  }
}
