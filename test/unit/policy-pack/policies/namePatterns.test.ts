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
