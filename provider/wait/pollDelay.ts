const firstDelayShare = 1 / 8;
const growth = 1.5;
const jitterShare = 0.2;

/**
 * The pause before an observation, in milliseconds: an eighth of the cap at first, half as much again each time up to
 * the cap, spread by 20 % so that many waiters do not ask at once.
 *
 * @param attempt counts from 0
 * @param cap the longest pause in milliseconds (`pollInterval`)
 * @param random a number from 0 to 1
 */
export function pollDelay(attempt: number, cap: number, random: () => number): number {
  const base = Math.min(cap, cap * firstDelayShare * growth ** attempt);
  return Math.max(1, Math.round(base * (1 - jitterShare * random())));
}
