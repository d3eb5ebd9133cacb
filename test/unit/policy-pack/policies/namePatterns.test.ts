import { matchesAny } from "../../../../policy-pack/policies/namePatterns";
import fc from "../../../support/fastCheck";

test("a name without a star covers itself only", () => {
  expect(matchesAny(["prod"], "prod")).toBe(true);
  expect(matchesAny(["prod"], "prod-eu")).toBe(false);
  expect(matchesAny(["prod"], "nonprod")).toBe(false);
});

test("a star stands for any characters, none too", () => {
  expect(matchesAny(["prod*"], "prod")).toBe(true);
  expect(matchesAny(["*prod*"], "my-prod-eu")).toBe(true);
  expect(matchesAny(["*"], "")).toBe(true);
  expect(matchesAny(["a*c"], "abbbc")).toBe(true);
  expect(matchesAny(["a*c"], "abbb")).toBe(false);
});

test("one of several patterns is enough, none covers nothing", () => {
  expect(matchesAny(["dev", "prod"], "prod")).toBe(true);
  expect(matchesAny([], "prod")).toBe(false);
});

test("what means something in regular expressions means itself", () => {
  expect(matchesAny(["a.c"], "abc")).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      fc.pre(!name.includes("*"));
      expect(matchesAny([name], name)).toBe(true);
      expect(matchesAny([name], `${name}x`)).toBe(false);
    }),
  );
});

test("a star covers what another one could cover too", () => {
  expect(matchesAny(["*ab*b"], "abab")).toBe(true);
  expect(matchesAny(["*ab*ab"], "aab")).toBe(false);
  expect(matchesAny(["ab*ba"], "aba")).toBe(false);
  expect(matchesAny(["**"], "")).toBe(true);
});

test("many stars take one search each", () => {
  const search = jest.spyOn(String.prototype, "indexOf");
  expect(matchesAny([`${"*a".repeat(40)}b`], "a".repeat(10_000))).toBe(false);
  expect(search.mock.calls.length).toBeLessThanOrEqual(40);
  search.mockRestore();
});

test("it covers what the regular expression of the pattern matches", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, name, (stars, text) => {
      expect(matchesAny([stars], text)).toBe(new RegExp(`^${stars.replaceAll("*", ".*")}$`).test(text));
    }),
  );
});
