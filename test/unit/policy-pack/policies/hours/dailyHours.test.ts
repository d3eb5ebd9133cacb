import { isWithin, minutesIn, minutesOf, timeOf } from "../../../../../policy-pack/policies/hours/dailyHours";
import fc from "../../../../support/fastCheck";

const time = fc.integer({ min: 0, max: 1439 }).map(timeOf);

test("times and minutes turn into each other", () => {
  expect(minutesOf("00:00")).toBe(0);
  expect(minutesOf("23:59")).toBe(1439);
  fc.assert(fc.property(time, (text) => timeOf(minutesOf(text)) === text));
});

test("hours hold their first minute and not their end", () => {
  const hours = { from: "08:00", to: "18:00" };
  expect(isWithin(minutesOf("08:00"), hours)).toBe(true);
  expect(isWithin(minutesOf("17:59"), hours)).toBe(true);
  expect(isWithin(minutesOf("18:00"), hours)).toBe(false);
  expect(isWithin(minutesOf("07:59"), hours)).toBe(false);
});

test("hours over midnight hold both sides of it", () => {
  const hours = { from: "22:00", to: "06:00" };
  expect(["22:00", "23:59", "00:00", "05:59"].map((text) => isWithin(minutesOf(text), hours))).not.toContain(false);
  expect(["06:00", "12:00", "21:59"].map((text) => isWithin(minutesOf(text), hours))).not.toContain(true);
});

test("hours up to midnight end with the day", () => {
  expect(isWithin(minutesOf("23:59"), { from: "20:00", to: "00:00" })).toBe(true);
  expect(isWithin(0, { from: "20:00", to: "00:00" })).toBe(false);
});

test("the minutes of any hours are exactly those within them", () => {
  fc.assert(
    fc.property(time, time, (from, to) => {
      fc.pre(from !== to);
      const minutes = new Set(minutesIn({ from, to }));
      const within = Array.from({ length: 1440 }, (_, minute) => minute).filter((each) => isWithin(each, { from, to }));
      expect(minutes.size).toBe(within.length);
      expect(within.every((each) => minutes.has(each))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
