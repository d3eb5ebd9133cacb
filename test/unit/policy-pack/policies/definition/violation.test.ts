import { choiceText, listText, violationMessage } from "../../../../../policy-pack/policies/definition/violation";

const rule = "there is a rule";
const remedy = "Follow it";

test.each([
  [{ property: "size", value: 7, unit: "GB" }, "size is 7 GB, but there is a rule. Follow it."],
  [{ property: "user", value: "guest" }, 'user is "guest", but there is a rule. Follow it.'],
  [{ property: "tls", value: false }, "tls is false, but there is a rule. Follow it."],
  [{ property: "tls", value: undefined }, "tls is not set, but there is a rule. Follow it."],
  [{ property: "tls", value: null }, "tls is not set, but there is a rule. Follow it."],
  [{ property: "product", value: { vcpus: 4 } }, 'product is {"vcpus":4}, but there is a rule. Follow it.'],
])("%j names property, value, rule and remedy", (violation, message) => {
  expect(violationMessage({ ...violation, rule, remedy })).toBe(message);
});

test("a violation without a value shows none", () => {
  expect(violationMessage({ property: "password", rule, remedy })).toBe(
    "password is set (its value is hidden), but there is a rule. Follow it.",
  );
});

test("a list shows all of a few texts, and of many the first ones and their number", () => {
  const texts = Array.from({ length: 10_000 }, (_, index) => `t${index}`);
  expect(listText(texts.slice(0, 3))).toBe("t0, t1, t2");
  expect(listText([])).toBe("");
  expect(listText(texts)).toMatch(/^t0, t1, .*, t19, 9980 more$/);
  expect(choiceText(texts.slice(0, 2))).toBe('"t0" or "t1"');
  expect(choiceText(texts)).toMatch(/ or "t19" or 9980 more$/);
});
