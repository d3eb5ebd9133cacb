import { RequestLog, terminalLine } from "../../../../emulator/src/log/requestLog";

const line = { time: "2026-11-24T12:00:00.000Z", method: "GET", path: "/a", status: 200, code: null, durationMs: 1.25 };

describe("the log of requests", () => {
  it("keeps the last 10,000", () => {
    const log = new RequestLog([]);
    for (let number = 0; number < 35_000; number += 1) log.add({ ...line, durationMs: number });
    const entries = log.all();
    expect(entries).toHaveLength(10_000);
    expect([entries[0]?.durationMs, entries.at(-1)?.durationMs]).toEqual([25_000, 34_999]);
  });

  it("cuts paths that are too long, and tells the instance only to listeners and in the latest", () => {
    const told: unknown[] = [];
    const log = new RequestLog([(entry) => told.push(entry)]);
    log.add({ ...line, path: "/".repeat(5_000), instance: "orders" });
    expect(log.all()).toEqual([{ ...line, path: "/".repeat(1_000) }]);
    expect(told).toEqual([{ ...line, path: "/".repeat(1_000), instance: "orders" }]);
    expect(log.latest(1)).toEqual(told);
  });
});

describe("a line at the terminal", () => {
  it.each([
    [{ ...line, instance: "orders" }, "12:00:00  GET     /a  200  1.3 ms  orders"],
    [{ ...line, status: 404, code: "111404022" }, "12:00:00  GET     /a  404  111404022  1.3 ms"],
    [{ ...line, status: null }, "12:00:00  GET     /a  dropped  1.3 ms"],
  ])("is readable: %#", (entry, text) => {
    expect(terminalLine(entry)).toBe(text);
  });
});
