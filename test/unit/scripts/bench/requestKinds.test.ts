import { countKinds, shownCounts } from "../../../../scripts/bench/requestKinds";

const project = "/v1.0/0123456789abcdef0123456789abcdef";
const one = `${project}/instances/8959ab1c-701a-4bb1-a05f-93dfc361b32d`;

it("tells changes, lists, single instances, the catalogue and IAM apart", () => {
  const requests = [
    ["GET", "/v3/projects"],
    ["GET", "/v1.0/products"],
    ["GET", `${project}/instances`],
    ["POST", `${project}/instances`],
    ["GET", one],
    ["GET", one],
    ["DELETE", one],
  ] as const;
  const counts = countKinds(requests.map(([method, path]) => ({ method, path })));
  expect(counts).toEqual({ IAM: 1, catalogue: 1, list: 1, POST: 1, instance: 2, DELETE: 1 });
});

it("shows the total, and the most frequent kind first", () => {
  expect(shownCounts({ list: 1, POST: 20, instance: 100 })).toBe("121: 100 instance, 20 POST, 1 list");
  expect(shownCounts({})).toBe("0");
});
