import { maintenanceWindowHours } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (maintainBegin: unknown, config = {}) =>
  runOnInstance(maintenanceWindowHours, { properties: { maintainBegin }, config });

test("a window within hours over midnight passes, from their first minute to their last", () => {
  expect(run("22:00").violations).toEqual([]);
  expect(run("02:00").violations).toEqual([]);
});

test("a window outside violates, and the message says which windows fit", () => {
  expect(run("10:00").violations).toEqual([
    'maintainBegin is "10:00", but its window is 10:00–14:00 UTC, which must lie within 22:00–06:00 UTC. ' +
      'Set maintainBegin to "22:00" or "02:00", and maintainEnd to 4 hours later.',
  ]);
});

test("a window that only touches the hours violates", () => {
  expect(run("06:00").violations).toHaveLength(1);
  expect(run("18:00").violations).toHaveLength(1);
});

test("one minute decides", () => {
  expect(run("02:00", { allowed: [{ from: "02:00", to: "06:00" }] }).violations).toEqual([]);
  expect(run("02:00", { allowed: [{ from: "02:00", to: "05:59" }] }).violations).toHaveLength(1);
  expect(run("02:00", { allowed: [{ from: "02:01", to: "06:00" }] }).violations).toHaveLength(1);
});

test("several hours that meet count as one", () => {
  const allowed = [
    { from: "20:00", to: "00:00" },
    { from: "00:00", to: "03:00" },
  ];
  expect(run("22:00", { allowed }).violations).toEqual([]);
  expect(run("02:00", { allowed }).violations).toHaveLength(1);
});

test("a missing window is judged by the one that the service takes", () => {
  expect(run(undefined).violations).toEqual([]);
  expect(run(undefined, { allowed: [{ from: "22:00", to: "02:00" }] }).violations[0]).toMatch(
    /^maintainBegin is not set, but its window is 02:00–06:00 UTC/,
  );
});

test("the hours are those of their own time zone", () => {
  const config = { timeZone: "Asia/Dubai", allowed: [{ from: "22:00", to: "06:00" }] };
  expect(run("18:00", config).violations).toEqual([]);
  expect(run("22:00", config).violations).toEqual([]);
  expect(run("02:00", config).violations[0]).toContain(
    "its window 02:00–06:00 UTC is 06:00–10:00 Asia/Dubai, which must lie within 22:00–06:00 Asia/Dubai",
  );
});

test("a window that the zone's clocks show on the next day is not said to move later", () => {
  const config = { timeZone: "Asia/Dubai", allowed: [{ from: "10:00", to: "14:00" }] };
  expect(run("22:00", config).violations[0]).toContain("is 02:00–06:00 Asia/Dubai, which must");
});

test("a window of the hours' own zone needs no conversion", () => {
  const config = { timeZone: "Asia/Dubai", windowTimeZone: "Asia/Dubai" };
  expect(run("02:00", config).violations).toEqual([]);
});

test("a window that fits in winter only violates, with the day on which summer time moves it", () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 24) });
  try {
    const config = { timeZone: "Europe/Berlin", allowed: [{ from: "23:00", to: "07:00" }] };
    expect(run("22:00", config).violations).toEqual([]);
    expect(run("02:00", config).violations[0]).toContain(
      "its window 02:00–06:00 UTC is 04:00–08:00 Europe/Berlin from 2027-03-28 on",
    );
  } finally {
    jest.useRealTimers();
  }
});

test("hours that no window fits into are called a matter of the policy", () => {
  expect(run("22:00", { allowed: [{ from: "23:00", to: "01:00" }] }).violations[0]).toContain(
    "No supported window fits: change the hours of this policy",
  );
});

test("what is no time of day is left to the policy on supported windows", () => {
  expect(run("nonsense").violations).toEqual([]);
});

test("a window that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".maintainBegin");
});

test("wrong hours and zones are refused with their paths", () => {
  expect(() => run("22:00", { allowed: [{ from: "22:00", to: "24:00" }] })).toThrow(
    'allowed[0].to must be a time of day from 00:00 to 23:59, such as "22:00"',
  );
  expect(() => run("22:00", { allowed: [{ from: "22:00", to: "22:00" }] })).toThrow(
    "allowed[0] must not begin and end at the same time",
  );
  expect(() => run("22:00", { allowed: [{ from: "22:00", until: "23:00" }] })).toThrow("allowed[0].until is not known");
  expect(() => run("22:00", { allowed: [] })).toThrow("allowed must hold at least one pair of hours");
  expect(() => run("22:00", { timeZone: "Mars/Olympus" })).toThrow("timeZone must be an IANA time zone");
  expect(() => run("22:00", { windowTimeZone: "+04:00" })).toThrow("windowTimeZone must be an IANA time zone");
});
