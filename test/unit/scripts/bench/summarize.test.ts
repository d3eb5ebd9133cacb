import { summarize } from "../../../../scripts/bench/summarize";

describe("summarize", () => {
  it("tells the least, the middle and the most of a series in any order", () => {
    expect(summarize([5, 1, 9])).toEqual({ least: 1, median: 5, most: 9 });
    expect(summarize([4, 10, 2, 8])).toEqual({ least: 2, median: 6, most: 10 });
    expect(summarize([3])).toEqual({ least: 3, median: 3, most: 3 });
  });

  it("says that there is nothing to summarize", () => {
    expect(() => summarize([])).toThrow("There are no measurements.");
  });
});
