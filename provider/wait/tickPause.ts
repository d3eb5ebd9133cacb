import type { ExpectedEnd } from "./operationDurations";

/** The waits for one kind of operation. */
export interface WaitGroup {
  /** How long each operation has been going on, in milliseconds. */
  ages: readonly number[];
  expected: ExpectedEnd | undefined;
  /** After how long the last one was over at its very first look, in milliseconds. */
  overAtFirstLook?: number | undefined;
}

/** What a pause depends on. */
export interface TickPauseOptions {
  groups: readonly WaitGroup[];
  /** How many requests the next look takes. */
  requests: number;
  /** The longest pause, in milliseconds. */
  pollInterval: number;
}

const leastForOne = 1_100;
const leastPerRequest = 630;
const leastAtAll = 25;
/** Where nothing is known, a look follows after this share of the time that has passed: growing from the first to the last. */
const firstShare = 0.05;
const lastShare = 0.12;
const shareGrowsFrom = 12_000;
const nearShare = 0.0062;

function leastPause(group: WaitGroup, { groups, requests }: TickPauseOptions): number {
  const waits = groups.reduce((sum, { ages }) => sum + ages.length, 0);
  const least = waits === 1 ? leastForOne : leastPerRequest * requests;
  if (group.overAtFirstLook === undefined) return least;
  // How fast it really is shows only by looking sooner.
  return Math.min(least, Math.max(leastAtAll, group.overAtFirstLook / 2));
}

function pauseByAge(age: number): number {
  return age * Math.min(lastShare, firstShare * Math.sqrt(Math.max(1, age / shareGrowsFrom)));
}

function pauseOf(group: WaitGroup, options: TickPauseOptions): number {
  const { ages, expected } = group;
  const least = leastPause(group, options);
  const oldest = Math.max(...ages);
  if (!expected) return Math.max(least, pauseByAge(oldest));
  const { from, until, typical, isLearnt } = expected;
  const isNear = ages.some((age) => age >= from && age < until);
  // The dearer a look is, the longer it pays to wait for more ends.
  if (isNear) return Math.max(least, typical * nearShare * Math.sqrt(options.requests));
  const untilNear = Math.min(...ages.filter((age) => age < from).map((age) => from - age));
  // What was seen once says when the end comes; a guess may be wrong by orders of magnitude.
  const quiet = isLearnt && oldest < from ? options.pollInterval : pauseByAge(oldest);
  return Math.max(least, Math.min(quiet, untilNear));
}

/**
 * The pause before the next look at all waiting instances, in milliseconds and never longer than the poll interval: short
 * where an end is near, as was seen in this process or is guessed; else a share of the time that the oldest wait has
 * taken.
 */
export function tickPause(options: TickPauseOptions): number {
  const pauses = options.groups.map((group) => pauseOf(group, options));
  return Math.min(options.pollInterval, ...pauses);
}
