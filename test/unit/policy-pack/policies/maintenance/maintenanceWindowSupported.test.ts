import { maintenanceWindowSupported } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (maintainBegin: unknown, maintainEnd: unknown, config = {}) =>
  runOnInstance(maintenanceWindowSupported, { properties: { maintainBegin, maintainEnd }, config });

test.each([
  ["22:00", "02:00"],
  ["02:00", "06:00"],
  ["06:00", "10:00"],
  ["10:00", "14:00"],
  ["14:00", "18:00"],
  ["18:00", "22:00"],
])("%s to %s passes, in every form of the API", (begin, end) => {
  expect(run(begin, end).violations).toEqual([]);
  expect(run(`${begin}:00`, `${end}:00`).violations).toEqual([]);
  expect(run(begin.slice(0, 2), end.slice(0, 2)).violations).toEqual([]);
});

test("an instance without a window passes", () => {
  expect(run(undefined, undefined).violations).toEqual([]);
});

test.each(["00:00", "22:01", "23:00", "nonsense"])("the start %s violates", (begin) => {
  expect(run(begin, "02:00").violations).toEqual([
    `maintainBegin is "${begin}", but a window must be one of 22:00–02:00, 02:00–06:00, 06:00–10:00, 10:00–14:00, ` +
      "14:00–18:00, 18:00–22:00. Set maintainBegin and maintainEnd to one of them.",
  ]);
});

test.each(["03:00", "02:01", "06:00"])("the end %s of a window from 22:00 violates", (end) => {
  expect(run("22:00", end).violations[0]).toMatch(/^maintainEnd is .* Set maintainEnd to "02:00"\.$/);
});

test("half a window violates", () => {
  expect(run("22:00", undefined).violations).toHaveLength(1);
  expect(run(undefined, "02:00").violations).toHaveLength(1);
});

test("the choice can be narrowed", () => {
  expect(run("22:00", "02:00", { begins: ["22:00", "02:00"] }).violations).toEqual([]);
  expect(run("06:00", "10:00", { begins: ["22:00", "02:00"] }).violations[0]).toContain(
    "one of 22:00–02:00, 02:00–06:00.",
  );
});

test("a window that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown, "02:00").undecided).toContain(".maintainBegin");
  expect(run("22:00", unknown).undecided).toContain(".maintainEnd");
});

test("wrong starts are refused with their paths", () => {
  expect(() => run("22:00", "02:00", { begins: ["22:00", "23:00"] })).toThrow("begins[1] must be the start of");
  expect(() => run("22:00", "02:00", { begins: [] })).toThrow("begins must hold at least one window start");
  expect(() => run("22:00", "02:00", { begins: "22:00" })).toThrow("begins must be a list of window starts");
});
