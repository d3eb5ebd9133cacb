import { maintenanceWindowBlackout } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const day = { blackouts: [{ from: "08:00", to: "18:00" }] };
const run = (maintainBegin: unknown, config: Record<string, unknown> = day) =>
  runOnInstance(maintenanceWindowBlackout, { properties: { maintainBegin }, config });

test("a window clear of the blackout passes", () => {
  expect(run("22:00").violations).toEqual([]);
  expect(run(undefined).violations).toEqual([]);
});

test("a window within, around or across the edge of the blackout violates", () => {
  expect(run("10:00").violations).toEqual([
    'maintainBegin is "10:00", but its window is 10:00–14:00 UTC, which must stay clear of 08:00–18:00 UTC. ' +
      'Set maintainBegin to "22:00" or "02:00" or "18:00", and maintainEnd to 4 hours later.',
  ]);
  expect(run("06:00").violations).toHaveLength(1);
  expect(run("10:00", { blackouts: [{ from: "11:00", to: "12:00" }] }).violations).toHaveLength(1);
});

test("a window that ends as the blackout begins, or begins as it ends, passes", () => {
  expect(run("18:00").violations).toEqual([]);
  expect(run("06:00", { blackouts: [{ from: "10:00", to: "11:00" }] }).violations).toEqual([]);
  expect(run("06:00", { blackouts: [{ from: "09:59", to: "11:00" }] }).violations).toHaveLength(1);
});

test("a blackout over midnight covers both sides of it", () => {
  const night = { blackouts: [{ from: "23:30", to: "00:30" }] };
  expect(run("22:00", night).violations).toHaveLength(1);
  expect(run("18:00", night).violations).toEqual([]);
  expect(run("02:00", night).violations).toEqual([]);
});

test("one of several blackouts is enough", () => {
  const blackouts = [
    { from: "03:00", to: "04:00" },
    { from: "12:00", to: "13:00" },
  ];
  expect(run("10:00", { blackouts }).violations).toHaveLength(1);
  expect(run("02:00", { blackouts }).violations).toHaveLength(1);
  expect(run("14:00", { blackouts }).violations).toEqual([]);
});

test("the blackout is that of its own time zone, in summer and winter", () => {
  const newYork = { blackouts: [{ from: "09:00", to: "17:00" }], timeZone: "America/New_York" };
  expect(run("10:00", newYork).violations).toHaveLength(1);
  expect(run("22:00", newYork).violations).toEqual([]);
  expect(run("06:00", newYork).violations).toEqual([]);
});

test("without blackout hours it does not apply", () => {
  expect(run("10:00", {}).notApplicable).toBe("no blackout hours are configured");
});

test("a window that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".maintainBegin");
});

test("wrong hours are refused with their paths", () => {
  expect(() => run("10:00", { blackouts: [{ from: "8:00", to: "18:00" }] })).toThrow(
    "blackouts[0].from must be a time of day",
  );
  expect(() => run("10:00", { blackouts: [{ from: "08:00" }] })).toThrow("blackouts[0].to must be a time of day");
  expect(() => run("10:00", { blackouts: "08:00-18:00" })).toThrow("blackouts must be a list of hours");
});

test("more than 100 blackouts are refused", () => {
  const blackouts = Array.from({ length: 101 }, () => ({ from: "01:00", to: "03:00" }));
  const run = () => runOnInstance(maintenanceWindowBlackout, { properties: {}, config: { blackouts } });
  expect(run).toThrow("blackouts must hold at most 100 pairs of hours");
});
