import { simulateWaiting } from "../../../../scripts/bench/waitSimulation";
import { repositoryRoot } from "../../../support/repositoryRoot";

describe("simulateWaiting", () => {
  const simulate = (durations: number[]) => simulateWaiting(repositoryRoot, durations, () => 0.5);

  it("notices each end after it has come, for fewer requests than reads of each would take", async () => {
    const { requests, meanLag, worstLag } = await simulate([20_000, 22_000, 24_000]);
    expect(meanLag).toBeGreaterThanOrEqual(0);
    expect(worstLag).toBeGreaterThanOrEqual(meanLag);
    const [first, second, third] = await Promise.all([[20_000], [22_000], [24_000]].map(simulate));
    const alone = (first?.requests ?? 0) + (second?.requests ?? 0) + (third?.requests ?? 0);
    expect(requests).toBeLessThan(alone);
  });

  it("counts the pages of a list", async () => {
    const small = await simulate(Array.from({ length: 50 }, () => 12_000));
    const large = await simulate(Array.from({ length: 150 }, () => 12_000));
    expect(large.requests % 3).toBe(0);
    expect(large.requests).toBeGreaterThanOrEqual(small.requests);
  });
});
