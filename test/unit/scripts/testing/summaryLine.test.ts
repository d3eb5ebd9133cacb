import { summaryLine } from "../../../../scripts/testing/summaryLine";

const nothing = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe("summaryLine", () => {
  it("counts what passed and failed", () => {
    expect(summaryLine({ ...nothing, numPassedTests: 12, numFailedTests: 3 })).toBe("12 passed, 3 failed");
  });

  it("counts a file that cannot be loaded as a failure", () => {
    expect(summaryLine({ ...nothing, numPassedTests: 1, numRuntimeErrorTestSuites: 1 })).toBe("1 passed, 1 failed");
  });

  it("names skipped and planned tests only if there are any", () => {
    expect(summaryLine({ ...nothing, numPendingTests: 2, numTodoTests: 1 })).toBe("0 passed, 0 failed, 3 skipped");
  });
});
