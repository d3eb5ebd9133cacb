import { matchWithin } from "../../../../../policy-pack/policies/governance/matchWithin";

test("it says whether the expression matches", () => {
  expect(matchWithin("^[a-z-]+$", "orders-prod", 2000)).toBe(true);
  expect(matchWithin("^[a-z-]+$", "Orders", 2000)).toBe(false);
});

test("an expression that backtracks without end is given up", () => {
  expect(matchWithin("^(a+)+$", `${"a".repeat(60)}!`, 50)).toBeUndefined();
});

test("the next expression is judged as ever", () => {
  expect(matchWithin("^(a+)+$", `${"a".repeat(60)}!`, 50)).toBeUndefined();
  expect(matchWithin("^a+$", "aaa", 2000)).toBe(true);
});

test("an expression that the engine cannot hold is given up", () => {
  expect(matchWithin("a".repeat(20_000_000), "a", 2000)).toBeUndefined();
});
