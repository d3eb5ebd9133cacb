import type { Instance } from "../client";

/** What an instance is waited for to get through. */
export type OperationKind = "create" | "delete" | "update" | "extend" | "restart";

/** When the end of an operation is likely; ages in milliseconds since its beginning. */
export interface ExpectedEnd {
  /** Before it no end is likely. */
  from: number;
  /** After it none is likely any more. */
  until: number;
  typical: number;
  /** Whether it was seen in this process, rather than guessed. */
  isLearnt: boolean;
}

/** How long one operation took, as far as looks tell; milliseconds. */
export interface SeenDuration {
  /** Its age at the last look that still saw it going on; 0 without one. */
  notYet: number;
  /** Its age at the look that saw its end. */
  seen: number;
}

const minute = 60_000;
const guessedSingle = 9.25 * minute;
const guessedCluster = 12 * minute;
const guessedNode = minute / 2;
const smallestCluster = 3;
/** How far apart the durations of one kind lie, as shares of what is guessed or was seen. */
const guessed = { from: 0.82, until: 1.3 };
const learnt = { from: 0.75, until: 1.5 };

function nodesOf({ resourceSpecCode = "", specification = "" }: Instance): number {
  const told = /\.(\d+)$/.exec(resourceSpecCode)?.[1] ?? /[*x×]\s*(\d+)\b/.exec(specification)?.[1];
  return Math.max(smallestCluster, Number(told ?? smallestCluster));
}

/** The size of an instance as far as durations depend on it. */
function sizeOf(instance: Instance): string {
  return instance.type === "cluster" ? `cluster ${nodesOf(instance)}` : "single";
}

/** Real creations take 8 to 11 minutes for a single node, 11 to 15 for a cluster. */
function guessOf(operation: OperationKind, instance: Instance | undefined): ExpectedEnd | undefined {
  if (operation !== "create" || instance?.type === undefined) return undefined;
  const more = (nodesOf(instance) - smallestCluster) * guessedNode;
  const typical = instance.type === "cluster" ? guessedCluster + more : guessedSingle;
  return { from: typical * guessed.from, until: typical * guessed.until, typical, isLearnt: false };
}

function learntFrom(durations: readonly SeenDuration[]): ExpectedEnd {
  const ends = durations.map(({ seen }) => seen);
  return {
    from: Math.min(...durations.map(({ notYet }) => notYet)) * learnt.from,
    until: Math.max(...ends) * learnt.until,
    typical: ends.reduce((sum, seen) => sum + seen, 0) / ends.length,
    isLearnt: true,
  };
}

/** Enough to tell, and no more than a long run needs to remember. */
const remembered = 50;

/** How long the operations of one process take: what it has seen, else a first guess by type and number of nodes. */
export class OperationDurations {
  private readonly seen = new Map<string, SeenDuration[]>();

  /** Notes that an operation has come to its end. */
  note(operation: OperationKind, instance: Instance | undefined, duration: SeenDuration): void {
    for (const key of keysOf(operation, instance)) {
      this.seen.set(key, [...(this.seen.get(key) ?? []), duration].slice(-remembered));
    }
  }

  /**
   * When the end of an operation is likely.
   *
   * @param instance as it was last seen; without it, what was seen of any instance counts
   * @returns undefined when nothing is known of this kind
   */
  expected(operation: OperationKind, instance: Instance | undefined): ExpectedEnd | undefined {
    const [key = operation] = keysOf(operation, instance);
    const known = this.seen.get(key);
    return known ? learntFrom(known) : guessOf(operation, instance);
  }

  /** After how long the last operation was over at its very first look; undefined when it was not. */
  overAtFirstLook(operation: OperationKind): number | undefined {
    const last = this.seen.get(operation)?.at(-1);
    return last?.notYet === 0 ? last.seen : undefined;
  }
}

/** What is seen of one size also counts for instances of which the size is not known yet. */
function keysOf(operation: OperationKind, instance: Instance | undefined): string[] {
  return instance?.type === undefined ? [operation] : [`${operation} ${sizeOf(instance)}`, operation];
}
