import { parseRetryAfter } from "../../../../../provider/client/http/answerHeaders";

const now = Date.parse("2026-11-24T12:00:00Z");

describe("parseRetryAfter", () => {
  it.each([
    ["0", 0],
    ["7", 7_000],
    [" 1.5 ", 1_500],
    ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
    ["Tue, 24 Nov 2026 11:00:00 GMT", 0],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %j as %j milliseconds", (value, millis) => {
    expect(parseRetryAfter(value, now)).toBe(millis);
  });
});
