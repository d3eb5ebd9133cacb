import { countRequests } from "../../../../scripts/quickstart/requestCounts";

const line = (method: string, path: string, status: number) => JSON.stringify({ method, path, status });

describe("countRequests", () => {
  it("counts accepted creations and deletions of instances only", () => {
    const log = [
      line("POST", "/v3/auth/tokens", 201),
      line("POST", "/v1.0/project/instances", 200),
      line("POST", "/v1.0/project/instances", 400),
      line("POST", "/v1.0/project/instances/action", 200),
      line("POST", "/v1.0/project/instances/id/extend", 200),
      line("GET", "/v1.0/project/instances/id", 200),
      line("PUT", "/v1.0/project/instances/id", 204),
      line("DELETE", "/v1.0/project/instances/id", 400),
      line("DELETE", "/v1.0/project/instances/id", 204),
      "",
    ].join("\n");
    expect(countRequests(log)).toEqual({ creates: 1, deletes: 1 });
  });

  it("counts nothing in an empty log", () => {
    expect(countRequests("")).toEqual({ creates: 0, deletes: 0 });
  });
});
