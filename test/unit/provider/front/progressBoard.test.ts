import type { EngineLog } from "../../../../provider/front/engineLog";
import { ProgressBoard, progressText } from "../../../../provider/front/progressBoard";
import { createTestClock } from "../client/testClock";

const minute = 60_000;

function board(hasTerminal: boolean) {
  const clock = createTestClock();
  const lines: { text: string; urn: string | undefined }[] = [];
  const write: EngineLog["write"] = (_severity, text, { urn, ephemeral } = {}) => {
    expect(ephemeral).toBe(true);
    lines.push({ text, urn });
  };
  let look: (() => void) | undefined;
  const repeat = (run: () => void) => {
    look = run;
    return () => {
      look = undefined;
    };
  };
  const shown = new ProgressBoard({ engineLog: { write }, clock, hasTerminal, repeat });
  const row = (name: string) => {
    const opened = shown.row(`urn of ${name}`, (text) => text.replaceAll("secret", "[secret]"));
    const since = clock.now();
    const show = (status: string, doing = "creating") =>
      opened.show({ name, doing, status, since, expected: 9 * minute });
    return { show, end: opened.end };
  };
  const pass = (millis: number) => {
    for (let passed = 0; passed < millis; passed += 2_000) {
      clock.time += 2_000;
      look?.();
    }
  };
  return { lines, row, pass, isLooking: () => look !== undefined };
}

describe("the line of a row", () => {
  const progress = { name: "orders", doing: "creating", status: "CREATING", since: 0, expected: 9 * minute };

  it("begins with the time that is left, which fits into what the CLI leaves of 80 columns", () => {
    expect(progressText(progress, 130_000)).toBe("~7m left, CREATING for 2m10s");
    expect(progressText(progress, 8.5 * minute)).toBe("~30s left, CREATING for 8m30s");
    expect(progressText({ ...progress, expected: undefined }, 130_000)).toBe("CREATING for 2m10s");
    expect(progressText(progress, 10 * minute)).toBe("CREATING for 10m");
  });

  it("tells what is going on where the status does not", () => {
    expect(progressText({ ...progress, status: "not found" }, 2_000)).toBe("~9m left, creating (not found) for 2s");
    expect(progressText({ ...progress, doing: "updating", status: "RUNNING" }, 9 * minute)).toBe(
      "updating (RUNNING) for 9m",
    );
  });
});

describe("on a terminal", () => {
  it("is fresh to two seconds, each on its own row, and without secrets", () => {
    const { lines, row, pass } = board(true);
    row("orders").show("CREATING");
    row("secret").show("a secret", "secret");
    pass(6_000);
    expect(lines).toHaveLength(8);
    expect(lines.at(-2)).toEqual({ text: "~9m left, CREATING for 6s", urn: "urn of orders" });
    expect(lines.at(-1)?.text).toBe("~9m left, [secret] (a [secret]) for 6s");
  });

  it("shows a status that is new at once", () => {
    const { lines, row } = board(true);
    const orders = row("orders");
    for (const status of ["CREATING", "CREATING", "RUNNING"]) orders.show(status);
    expect(lines).toHaveLength(2);
  });

  it("never floods", () => {
    const { lines, row, pass } = board(true);
    for (let index = 0; index < 200; index += 1) row(`orders-${index}`).show("CREATING");
    pass(60_000);
    expect(lines.length).toBeLessThanOrEqual(200 + 600);
  });

  it("ends with the wait", () => {
    const { lines, row, pass, isLooking } = board(true);
    const orders = row("orders");
    orders.show("CREATING");
    orders.end(true);
    pass(10_000);
    expect([lines.length, isLooking()]).toEqual([1, false]);
  });
});

describe("without a terminal", () => {
  it("is one line a minute for all of them, on no row", () => {
    const { lines, row, pass } = board(false);
    const rows = ["orders", "billing", "mails"].map(row);
    for (const each of rows) each.show("CREATING");
    rows[2]?.end(true);
    pass(6 * minute);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toEqual({
      text: "1 of 3 instances are running; creating: orders, billing (about 3m left)",
      urn: undefined,
    });
  });

  it("names a few of many", () => {
    const { lines, row, pass } = board(false);
    for (let index = 0; index < 20; index += 1) row(`orders-${index}`).show("DELETING", "deleting");
    pass(10 * minute);
    expect(lines.at(-1)?.text).toMatch(/^deleting: orders-0, .+, orders-4 and 15 more$/);
  });

  it("says nothing of what takes less than a minute", () => {
    const { lines, row, pass } = board(false);
    const orders = row("orders");
    orders.show("CREATING");
    pass(50_000);
    orders.end(true);
    pass(5 * minute);
    expect(lines).toEqual([]);
  });
});
