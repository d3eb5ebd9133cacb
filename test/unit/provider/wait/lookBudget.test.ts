import { LookBudget } from "../../../../provider/wait/lookBudget";
import { createTestClock } from "../client/testClock";

describe("the budget of looks that find nothing", () => {
  it("lets a burst through, and then one request every few seconds", () => {
    const clock = createTestClock();
    const budget = new LookBudget({ clock });
    for (let look = 0; look < 20; look += 1) {
      expect(budget.delay(2)).toBe(0);
      budget.take(2, false);
    }
    expect(budget.delay(2)).toBe(6_000);
    clock.time += 3_000;
    expect(budget.delay(2)).toBe(3_000);
  });

  it("is not used up by looks that bring an end", () => {
    const budget = new LookBudget({ clock: createTestClock() });
    for (let look = 0; look < 100; look += 1) budget.take(2, true);
    expect(budget.delay(2)).toBe(0);
  });

  it("leaves half of a budget of requests to changes, whatever looks find", () => {
    const clock = createTestClock();
    const budget = new LookBudget({ clock, requestsPerMinute: 20 });
    for (let look = 0; look < 10; look += 1) budget.take(1, true);
    expect(budget.delay(1)).toBe(6_000);
  });
});
