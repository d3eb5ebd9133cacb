/** The part of jest's JSON results that is told. */
export interface TestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
  /** One for each file. */
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
}
