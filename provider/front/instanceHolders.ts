/**
 * Which resources of this run hold which instances. A resource that was renamed and takes its instance over by name
 * leaves its old self in the state, and a replacement may take over the very instance that it is to replace; deleting
 * either would delete the instance under the resource that holds it now.
 */
export class InstanceHolders {
  private readonly holders = new Map<string, Set<string>>();
  private readonly adopted = new Set<string>();

  /** Notes that a resource of the program has an instance, under its old and its new URN, which an alias makes differ. */
  note(id: string, urns: readonly string[]): void {
    const known = this.holders.get(id) ?? new Set();
    for (const urn of urns) known.add(urn);
    this.holders.set(id, known);
  }

  /** Notes that this run has taken an instance over. */
  noteAdopted(id: string): void {
    this.adopted.add(id);
  }

  /** Whether the instance of a resource that is to go belongs to a resource that stays. */
  isHeldByAnother(id: string, urn: string): boolean {
    if (this.adopted.has(id)) return true;
    const known = this.holders.get(id);
    return known !== undefined && !known.has(urn);
  }
}
