import { flag, number, text, textList } from "../../../../../provider/client/http/tolerant";

describe("text", () => {
  it.each([
    ["a", "a"],
    ["", ""],
    [20, "20"],
    [true, "true"],
    [null, undefined],
    [undefined, undefined],
    [{}, undefined],
    [["a"], undefined],
  ])("reads %j as %j", (value, expected) => {
    expect(text.parse(value)).toBe(expected);
  });
});

describe("number", () => {
  it.each([
    [100, 100],
    ["100", 100],
    [" 7 ", 7],
    ["1.5", 1.5],
    [0, 0],
    ["", undefined],
    ["many", undefined],
    [null, undefined],
    [true, undefined],
    [Number.NaN, undefined],
    [[], undefined],
  ])("reads %j as %j", (value, expected) => {
    expect(number.parse(value)).toBe(expected);
  });
});

describe("flag", () => {
  it.each([
    [true, true],
    ["true", true],
    ["True", true],
    [1, true],
    ["1", true],
    [false, false],
    ["FALSE", false],
    [0, false],
    [null, undefined],
    [undefined, undefined],
    ["", undefined],
    ["yes", undefined],
    [{}, undefined],
  ])("reads %j as %j", (value, expected) => {
    expect(flag.parse(value)).toBe(expected);
  });
});

describe("textList", () => {
  it.each([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    ["a, b,", ["a", "b"]],
    [[], []],
    ["", []],
    [null, undefined],
    [[1], undefined],
  ])("reads %j as %j", (value, expected) => {
    expect(textList.parse(value)).toEqual(expected);
  });
});
