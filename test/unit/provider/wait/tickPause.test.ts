import type { ExpectedEnd } from "../../../../provider/wait/operationDurations";
import { tickPause, type WaitGroup } from "../../../../provider/wait/tickPause";

const second = 1_000;
const minute = 60 * second;

const guessed: ExpectedEnd = { from: 8 * minute, until: 12 * minute, typical: 10 * minute, isLearnt: false };
const learnt: ExpectedEnd = { ...guessed, isLearnt: true };

function pause(group: Partial<WaitGroup>, requests = 1, pollInterval = 10 * second): number {
  return tickPause({ groups: [{ ages: [0], expected: undefined, ...group }], requests, pollInterval });
}

const two = (age: number) => [age, age];

describe("the pause before a look", () => {
  it("is about a second for one instance and shorter for a list of several", () => {
    expect(pause({ ages: [0] })).toBeGreaterThan(pause({ ages: two(0) }));
    expect(pause({ ages: [0] })).toBeLessThanOrEqual(1_200);
  });

  it("grows with what a look costs", () => {
    expect(pause({ ages: two(0) }, 3)).toBe(3 * pause({ ages: two(0) }, 1));
  });

  it("grows with the time that has passed, and never beyond the poll interval", () => {
    const pauses = [10, 20, 40, 60, 90, 300, 3_000].map((age) => pause({ ages: two(age * second) }));
    expect([...pauses].sort((left, right) => left - right)).toEqual(pauses);
    expect(pauses.at(-1)).toBe(10 * second);
    for (const [index, age] of [10, 20, 40, 60].entries()) {
      expect((pauses[index] ?? 0) / (age * second)).toBeLessThanOrEqual(0.13);
    }
  });

  it("is short where the end is near", () => {
    expect(pause({ ages: [7 * minute], expected: guessed })).toBe(10 * second);
    expect(pause({ ages: [9 * minute], expected: guessed })).toBeLessThan(4 * second);
    expect(pause({ ages: [13 * minute], expected: guessed })).toBe(10 * second);
  });

  it("is short as soon as the end of any of them is near", () => {
    expect(pause({ ages: [minute, 9 * minute], expected: guessed })).toBeLessThan(4 * second);
  });

  it("ends where the end comes near", () => {
    expect(pause({ ages: [8 * minute - 5 * second], expected: learnt })).toBe(5 * second);
  });

  it("looks early although a guess says that the end is far, and not if that was seen", () => {
    expect(pause({ ages: two(5 * second), expected: guessed })).toBeLessThan(second);
    expect(pause({ ages: two(5 * second), expected: learnt })).toBe(10 * second);
  });

  it("halves where the last one was over at its first look", () => {
    expect(pause({ ages: two(0), overAtFirstLook: 400 })).toBe(200);
    expect(pause({ ages: two(0), overAtFirstLook: 10 })).toBe(25);
  });

  it("is that of the kind of wait that needs it most", () => {
    const groups = [
      { ages: [5 * minute], expected: undefined },
      { ages: [2 * second], expected: undefined },
    ];
    expect(tickPause({ groups, requests: 1, pollInterval: 10 * second })).toBeLessThan(second);
  });

  it("is the poll interval where that is shorter", () => {
    expect(pause({ ages: [0] }, 1, 100)).toBe(100);
  });
});
