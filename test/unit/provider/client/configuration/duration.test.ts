import { formatDuration, parseDuration } from "../../../../../provider/client/configuration/duration";

describe("parseDuration", () => {
  it.each([
    ["500ms", 500],
    ["5s", 5_000],
    ["90m", 5_400_000],
    ["1h30m", 5_400_000],
    ["1h2m3s4ms", 3_723_004],
    ["1.5s", 1_500],
    ["0", 0],
    ["0s", 0],
    [" 10s ", 10_000],
  ])("reads %s", (text, millis) => {
    expect(parseDuration(text)).toBe(millis);
  });

  it.each(["", " ", "5", "5 s", "s", "-5s", "5s5s", "5s1m", "1d", "1,5s", "1e3s", "NaN", "99999999999999h"])(
    "refuses %j in words",
    (text) => {
      expect(() => parseDuration(text)).toThrow(/duration/);
      expect(() => parseDuration(text)).toThrow(RangeError);
    },
  );
});

describe("formatDuration", () => {
  it.each([
    [0, "0s"],
    [500, "500ms"],
    [1_000, "1s"],
    [61_000, "1m1s"],
    [5_400_000, "1h30m"],
    [3_723_004, "1h2m3s4ms"],
  ])("writes %d as %s, which reads back", (millis, text) => {
    expect(formatDuration(millis)).toBe(text);
    expect(parseDuration(text)).toBe(millis);
  });
});
