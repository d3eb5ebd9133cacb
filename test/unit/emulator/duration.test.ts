import { parseDuration } from "../../../emulator/src/duration";

describe("a duration", () => {
  it.each([
    ["0s", 0],
    ["500ms", 500],
    ["5s", 5_000],
    ["1.5s", 1_500],
    ["2m", 120_000],
    ["1h30m", 5_400_000],
    ["24h", 86_400_000],
    ["1h2m3s4ms", 3_723_004],
    ["1.1s", 1_100],
    ["0", 0],
    [" 5s ", 5_000],
  ])("%s is %d ms", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(["", "5", "s", "5 s", "-5s", "5d", "1e3s", "5s!", "600h", "30s1h", "1h1h", " ", "00", "0.5"])(
    "%p is none",
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
