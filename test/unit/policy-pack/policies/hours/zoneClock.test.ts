import { instantAt, wallTime } from "../../../../../policy-pack/policies/hours/zoneClock";
import fc from "../../../../support/fastCheck";

test("the clocks of a zone show its offset, half hours too", () => {
  const noon = Date.UTC(2026, 0, 15, 12);
  expect(wallTime(noon, "UTC")).toBe(noon);
  expect(wallTime(noon, "Asia/Dubai")).toBe(Date.UTC(2026, 0, 15, 16));
  expect(wallTime(noon, "Asia/Kathmandu")).toBe(Date.UTC(2026, 0, 15, 17, 45));
  expect(wallTime(noon, "Pacific/Kiritimati")).toBe(Date.UTC(2026, 0, 16, 2));
});

test("midnight is the hour 0 of its own day", () => {
  expect(wallTime(Date.UTC(2026, 0, 15), "UTC")).toBe(Date.UTC(2026, 0, 15));
});

test("the clocks follow summer time", () => {
  expect(wallTime(Date.UTC(2026, 6, 1, 12), "Europe/Berlin")).toBe(Date.UTC(2026, 6, 1, 14));
  expect(wallTime(Date.UTC(2026, 11, 1, 12), "Europe/Berlin")).toBe(Date.UTC(2026, 11, 1, 13));
});

test("what clocks show leads back to the instant, but for the hour that they skip or repeat", () => {
  const zones = fc.constantFrom("UTC", "Asia/Dubai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
  const minute = fc.integer({ min: 0, max: 60 * 24 * 365 }).map((count) => Date.UTC(2026, 0, 1) + count * 60_000);
  fc.assert(
    fc.property(minute, zones, (instant, zone) => {
      const found = instantAt(wallTime(instant, zone), zone);
      expect(wallTime(found, zone)).toBe(wallTime(instant, zone));
      expect(Math.abs(found - instant)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test("a time that clocks skip is moved by the skipped hour", () => {
  const skipped = Date.UTC(2026, 2, 29, 2, 30);
  const shown = wallTime(instantAt(skipped, "Europe/Berlin"), "Europe/Berlin");
  expect(Math.abs(shown - skipped)).toBe(3_600_000);
});
