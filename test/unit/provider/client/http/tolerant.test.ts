import * as z from "zod";
import { flag, id, number, renamed, requiredText, text, textList } from "../../../../../provider/client/http/tolerant";

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

describe("renamed", () => {
  interface Row {
    rowId: string;
    size?: number;
    kind?: string;
    parts?: string[];
  }

  const schema = renamed<Row>({
    rowId: ["row_id", id],
    size: ["row_size", number],
    kind: ["row_kind", text.transform((value) => value?.toLowerCase())],
    parts: ["row_parts", z.array(requiredText).optional().catch(undefined)],
  });

  it("reads fields under the names of the domain, and leaves out what is missing, malformed or unknown", () => {
    const row = { row_id: "a-1", row_size: "7", row_kind: "BIG", row_parts: [""], other: true };
    expect(schema.parse(row)).toStrictEqual({ rowId: "a-1", size: 7, kind: "big" });
  });

  it.each([[undefined], [null], ["text"], [7], [["a"]]])("does not read %j", (row) => {
    expect(schema.safeParse(row).success).toBe(false);
  });

  it("names the field of the wire that is wrong, once and at any depth", () => {
    const rows = z.object({ rows: z.array(schema) });
    const { error } = rows.safeParse({ rows: [{ row_id: "a" }, { row_id: "../b", row_size: {} }] });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["rows.1.row_id"]);
  });

  it("passes on what a function of a schema says is wrong, without the functions after it", () => {
    const even = number.transform((value, context) => {
      if (value === undefined || value % 2 === 0) return value;
      context.addIssue({ code: "custom", message: "is odd" });
      return z.NEVER;
    });
    const halved = renamed<{ half?: number }>({
      half: ["whole", even.transform((value) => (value === undefined ? value : value / 2))],
    });
    expect(halved.parse({ whole: "8" })).toEqual({ half: 4 });
    expect(halved.safeParse({ whole: 7 }).error?.issues).toMatchObject([{ path: ["whole"], message: "is odd" }]);
  });
});
