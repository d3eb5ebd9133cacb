import type { TestResults } from "./testResults";

// A reason may hold parentheses of its own, and the name of a case may follow.
const reasonPattern = / \(skipped: ((?:[^()]|\([^()]*\))+)\)/;

/**
 * Tells which cases were skipped, and why as far as `(skipped: …)` in the name of a case or its group says it.
 *
 * @param isSelection whether only cases of some names were asked for; then one without a reason was not asked for
 * @returns the lines to print
 */
export function skippedCases({ testResults }: Pick<TestResults, "testResults">, isSelection: boolean): string[] {
  const lines = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "pending" || status === "todo")
    .flatMap(({ fullName, status }) => {
      const reason = reasonPattern.exec(fullName)?.[1] ?? (status === "todo" ? "still to be written" : undefined);
      if (reason === undefined && isSelection) return [];
      return `  ${fullName.replace(reasonPattern, "")}: ${reason ?? "no reason given"}`;
    });
  return lines.length === 0 ? ["0 skipped"] : [`${lines.length} skipped:`, ...lines];
}
