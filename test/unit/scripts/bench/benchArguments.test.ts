import { parseBenchArguments } from "../../../../scripts/bench/benchArguments";

it("measures everything with up to 200 instances unless told otherwise", () => {
  expect(parseBenchArguments([])).toEqual({
    help: false,
    parts: ["import", "load", "waiting", "state", "fleet"],
    versions: ["v1.0", "v2"],
    instances: [1, 20, 100, 200],
    rounds: 1,
    creation: "12s",
    deletion: "4s",
    undelayed: 200,
    minutes: 30,
    out: undefined,
  });
});

it("takes parts, numbers of instances and a place for the results", () => {
  const args = ["--only", "fleet,state", "--instances", "1,5", "--rounds", "3", "--api", "v2", "--out", "docs"];
  expect(parseBenchArguments(args)).toMatchObject({
    parts: ["state", "fleet"],
    versions: ["v2"],
    instances: [1, 5],
    rounds: 3,
    out: "docs",
  });
});

it.each([
  [["--only", "fleet,all"], "--only may name import, load, waiting, state, fleet, not all."],
  [["--api", "v3"], "--api may name v1.0, v2, not v3."],
  [["--instances", "1,two"], "--instances must be a whole number from 1 to 99999, not two."],
  [["--rounds", "0"], "--rounds must be a whole number from 1 to 99999, not 0."],
  [["--minutes", "-1"], "--minutes"],
  [["--sometimes"], "--sometimes"],
])("refuses %j", (args, message) => {
  expect(() => parseBenchArguments(args)).toThrow(message);
});
