import { literal } from "../../../../provider/importCommand/stringLiteral";
import fc from "../../../support/fastCheck";

const evaluate = (text: string): unknown => new Function(`"use strict"; return ${text};`)();

it("means the same text to TypeScript, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(evaluate(literal(text))).toBe(text);
    }),
  );
});

it("stays on one line and hides no character", () => {
  const text = "a\nb\r\u2028\u2029\u202ec\u200bd\u2066e\ufeff\u0085f\u007f";
  expect(literal(text)).toMatch(/^"[ -~]+"$/);
  expect(evaluate(literal(text))).toBe(text);
});

it("leaves letters of all scripts readable", () => {
  expect(literal("größer, 消息 🐇 `$x` it's")).toBe('"größer, 消息 🐇 `$x` it\'s"');
});

it.each([[100], [true], [["zone-1"]]])("writes %j as it is", (value) => {
  expect(evaluate(literal(value))).toEqual(value);
});
