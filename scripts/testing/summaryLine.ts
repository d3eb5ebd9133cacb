import type { TestResults } from "./testResults";

/** `N passed, N failed`, with `, N skipped` if any are; a file that cannot be loaded counts as one failure. */
export function summaryLine(results: Omit<TestResults, "testResults">): string {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
