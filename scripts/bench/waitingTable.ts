import { seededRandom } from "../environment/seededRandom";
import { simulateWaiting, type WaitCost } from "./waitSimulation";

/** How long the creations of one simulated fleet take. */
interface Spread {
  what: string;
  /** Milliseconds. */
  mean: number;
  /** The share by which each may lie above or below. */
  share: number;
}

const minute = 60_000;
const spreads: readonly Spread[] = [
  { what: "12 s", mean: 12_000, share: 0 },
  { what: "10 min, more or less by 20 %", mean: 10 * minute, share: 0.2 },
  { what: "3 min by 20 %, guess far too long", mean: 3 * minute, share: 0.2 },
  { what: "25 min by 20 %, guess far too short", mean: 25 * minute, share: 0.2 },
];
const sizes = [1, 20, 100];
const rounds = 20;
const seed = 14;

/** One line of the table: the mean of several rounds, and the worst of all. */
export interface WaitingLine extends WaitCost {
  what: string;
  instances: number;
}

async function simulate(root: string, { what, mean, share }: Spread, instances: number): Promise<WaitingLine> {
  const random = seededRandom(seed);
  const costs: WaitCost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const durations = Array.from({ length: instances }, () => mean * (1 + share * (2 * random() - 1)));
    costs.push(await simulateWaiting(root, durations, random));
  }
  const average = (of: (cost: WaitCost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / rounds;
  return {
    what,
    instances,
    requests: average(({ requests }) => requests),
    meanLag: average(({ meanLag }) => meanLag),
    worstLag: Math.max(...costs.map(({ worstLag }) => worstLag)),
  };
}

/**
 * What waiting for fleets of creations costs that begin at once, by the poller of the built provider with its default
 * settings.
 *
 * @param root directory of the repository
 */
export async function measureWaiting(root: string): Promise<WaitingLine[]> {
  const lines: WaitingLine[] = [];
  for (const spread of spreads) for (const size of sizes) lines.push(await simulate(root, spread, size));
  return lines;
}
