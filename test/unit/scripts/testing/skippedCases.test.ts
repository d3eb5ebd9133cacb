import { skippedCases } from "../../../../scripts/testing/skippedCases";

function results(...cases: [fullName: string, status: string][]) {
  const assertionResults = cases.map(([fullName, status]) => ({ fullName, status }));
  return { testResults: assertionResults.map((each) => ({ assertionResults: [each] })) };
}

it("says so when no case was skipped", () => {
  expect(skippedCases(results(["a case", "passed"], ["another", "failed"]), false)).toEqual(["0 skipped"]);
});

it("names each skipped case with the reason that its group or its own name gives", () => {
  const lines = skippedCases(
    results(
      ["a page (skipped: there is no browser (Debian: chromium)) opens (twice)", "pending"],
      ["a page is served", "passed"],
      ["a broker answers (skipped: there is no server)", "pending"],
      ["a plan", "todo"],
      ["a silent case", "pending"],
    ),
    false,
  );
  expect(lines).toEqual([
    "4 skipped:",
    "  a page opens (twice): there is no browser (Debian: chromium)",
    "  a broker answers: there is no server",
    "  a plan: still to be written",
    "  a silent case: no reason given",
  ]);
});

it("leaves out what was not asked for", () => {
  const lines = skippedCases(results(["not chosen", "pending"], ["a case (skipped: no server)", "pending"]), true);
  expect(lines).toEqual(["1 skipped:", "  a case: no server"]);
});
