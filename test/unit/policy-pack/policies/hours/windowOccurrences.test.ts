import { windowOccurrences } from "../../../../../policy-pack/policies/hours/windowOccurrences";

const november = Date.UTC(2026, 10, 24);

test("in its own zone a window lies where it is written", () => {
  expect(windowOccurrences({ begin: "22:00", windowTimeZone: "UTC", timeZone: "UTC", from: november })).toEqual([
    { from: "22:00", to: "02:00", since: "2026-11-24" },
  ]);
});

test("a zone without summer time moves it once", () => {
  const options = { begin: "22:00", windowTimeZone: "UTC", timeZone: "Asia/Dubai", from: november };
  expect(windowOccurrences(options)).toEqual([{ from: "02:00", to: "06:00", since: "2026-11-25" }]);
});

test("a zone with summer time shows it in two places, and the day that clocks change within it", () => {
  const options = { begin: "22:00", windowTimeZone: "UTC", timeZone: "Europe/Berlin", from: november };
  expect(windowOccurrences(options)).toEqual([
    { from: "23:00", to: "03:00", since: "2026-11-24" },
    { from: "23:00", to: "04:00", since: "2027-03-27" },
    { from: "00:00", to: "04:00", since: "2027-03-29" },
    { from: "00:00", to: "03:00", since: "2027-10-31" },
  ]);
});

test("it is the window's zone that changes clocks when the other does not", () => {
  const options = { begin: "10:00", windowTimeZone: "Europe/Berlin", timeZone: "Asia/Dubai", from: november };
  expect(windowOccurrences(options)).toEqual([
    { from: "13:00", to: "17:00", since: "2026-11-24" },
    { from: "12:00", to: "16:00", since: "2027-03-28" },
  ]);
});

test("a window whose start clocks skip begins later on that day", () => {
  const options = { begin: "02:00", windowTimeZone: "Europe/Berlin", timeZone: "Europe/Berlin", from: november };
  expect(windowOccurrences(options)).toEqual([
    { from: "02:00", to: "06:00", since: "2026-11-24" },
    { from: "03:00", to: "06:00", since: "2027-03-28" },
  ]);
});
