import { inspect } from "node:util";
import type { ClientConfiguration } from "../../../../../../provider/client/configuration/clientConfiguration";
import type { NewInstance } from "../../../../../../provider/client/dms/instance";
import { DmsClient } from "../../../../../../provider/client/dms/v1/dmsClient";
import { fakeTimeouts } from "../../../../../support/fakeTimeouts";
import { createTestClock, type TestClock } from "../../testClock";
import { nowhere, projectId, testConfiguration, tokenCredentials } from "../../testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer, type TestServer } from "../../testServer";

const id = "68d5745e-6af2-40e4-945d-fe449be00148";
const base = `/v1.0/${projectId}/instances`;
const newInstance: NewInstance = {
  name: "orders",
  engine: "rabbitmq",
  engineVersion: "3.7.17",
  storageSpace: 100,
  accessUser: "user-1",
  password: "Br0ker-Pass",
  vpcId: "v1",
  securityGroupId: "s1",
  subnetId: "n1",
  availabilityZones: ["z1"],
  productId: "00300-30109-0--0",
  storageSpecCode: "dms.physical.storage.ultra",
};
const createRequest = {
  name: "orders",
  engine: "rabbitmq",
  engine_version: "3.7.17",
  storage_space: 100,
  access_user: "user-1",
  password: "Br0ker-Pass",
  vpc_id: "v1",
  security_group_id: "s1",
  subnet_id: "n1",
  available_zones: ["z1"],
  product_id: "00300-30109-0--0",
  storage_spec_code: "dms.physical.storage.ultra",
};

interface Setup {
  server: TestServer;
  client: DmsClient;
  clock: TestClock;
  lines: string[];
}

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function setUp(
  answer: (request: ReceivedRequest, count: number) => TestAnswer | Promise<TestAnswer>,
  changes: Partial<ClientConfiguration> = {},
): Promise<Setup> {
  const server = await startTestServer(answer);
  const clock = createTestClock();
  const lines: string[] = [];
  const configuration = testConfiguration(server.url, { credentials: tokenCredentials, ...changes });
  const client = new DmsClient({ configuration, clock, random: () => 0, log: (line) => lines.push(line) });
  cleanups.push(server.close, () => client.close());
  return { server, client, clock, lines };
}

/** Answers each request with the next of these, and the last for ever. */
const inTurn =
  (...answers: TestAnswer[]) =>
  (_request: ReceivedRequest, count: number): TestAnswer =>
    answers[Math.min(count, answers.length) - 1] as TestAnswer;

const reset: TestAnswer = (response) => response.destroy();
const refusal = (status: number, error_code: string, error_msg = "No."): TestAnswer => ({
  status,
  headers: { "X-Request-Id": "req-1" },
  json: { error_code, error_msg },
});

describe("every call", () => {
  const calls: [string, (client: DmsClient) => Promise<unknown>, string, string, unknown, TestAnswer][] = [
    [
      "createInstance",
      (client) => client.createInstance(newInstance),
      "POST",
      base,
      createRequest,
      { json: { instance_id: id } },
    ],
    [
      "getInstance",
      (client) => client.getInstance(id),
      "GET",
      `${base}/${id}`,
      undefined,
      { json: { instance_id: id } },
    ],
    [
      "modifyInstance",
      (client) => client.modifyInstance(id, { description: "" }),
      "PUT",
      `${base}/${id}`,
      { description: "" },
      { status: 204 },
    ],
    ["deleteInstance", (client) => client.deleteInstance(id), "DELETE", `${base}/${id}`, undefined, { status: 204 }],
    [
      "batchAction",
      (client) => client.batchAction({ action: "restart", instanceIds: [id] }),
      "POST",
      `${base}/action`,
      { action: "restart", instances: [id] },
      { json: { results: [] } },
    ],
    [
      "extendInstance",
      (client) => client.extendInstance(id, { storageSpace: 200 }),
      "POST",
      `${base}/${id}/extend`,
      { new_storage_space: 200 },
      { json: { job_id: "j1" } },
    ],
    [
      "listInstances",
      (client) =>
        client.listInstances({
          name: "a b",
          exactMatchName: true,
          status: "RUNNING",
          id,
          enterpriseProjectId: "0",
          start: 1,
          limit: 10,
        }),
      "GET",
      `${base}?engine=rabbitmq&name=a%20b&id=${id}&status=RUNNING&enterprise_project_id=0&includeFailure=true&exactMatchName=true&start=1&limit=10`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listAllInstances",
      (client) => client.listAllInstances({ includeFailure: false }),
      "GET",
      `${base}?engine=rabbitmq&includeFailure=false&limit=50`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listAvailabilityZones",
      (client) => client.listAvailabilityZones(),
      "GET",
      "/v1.0/availableZones",
      undefined,
      { json: { available_zones: [] } },
    ],
    [
      "listProducts",
      (client) => client.listProducts(),
      "GET",
      "/v1.0/products?engine=rabbitmq",
      undefined,
      { json: {} },
    ],
    [
      "listMaintenanceWindows",
      (client) => client.listMaintenanceWindows(),
      "GET",
      "/v1.0/instances/maintain-windows",
      undefined,
      { json: { maintain_windows: [] } },
    ],
  ];

  it.each(calls)("%s sends what the reference says", async (_name, call, method, url, body, answer) => {
    const { server, client } = await setUp(() => answer);
    await call(client);
    expect(server.requests.map((request) => [request.method, request.url])).toEqual([[method, url]]);
    const [request] = server.requests;
    expect(request?.body).toBe(body === undefined ? "" : JSON.stringify(body));
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-language": "en-us",
      "x-auth-token": tokenCredentials.token,
    });
  });

  it.each(calls)("%s can be cancelled", async (_name, call) => {
    const controller = new AbortController();
    const { server, client } = await setUp(() => () => controller.abort());
    const cancelled = call(withSignal(client, controller.signal));
    await expect(cancelled).rejects.toMatchObject({ code: "ABORTED", outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
  });

  /** A view of the client whose calls all carry a signal. */
  function withSignal(client: DmsClient, signal: AbortSignal): DmsClient {
    return {
      createInstance: (instance: NewInstance) => client.createInstance(instance, { signal }),
      getInstance: (instance: string) => client.getInstance(instance, { signal }),
      modifyInstance: (instance: string, changes: object) => client.modifyInstance(instance, changes, { signal }),
      deleteInstance: (instance: string) => client.deleteInstance(instance, { signal }),
      batchAction: (action: never) => client.batchAction(action, { signal }),
      extendInstance: (instance: string, extension: object) => client.extendInstance(instance, extension, { signal }),
      listInstances: (filters: object) => client.listInstances(filters, { signal }),
      listAllInstances: (filters: object) => client.listAllInstances(filters, { signal }),
      listAvailabilityZones: () => client.listAvailabilityZones({ signal }),
      listProducts: () => client.listProducts({ signal }),
      listMaintenanceWindows: () => client.listMaintenanceWindows({ signal }),
    } as unknown as DmsClient;
  }

  it.each(["", "..", "a/b", "a?b", "a b", "%2e%2e"])(
    "refuses the id %j before it reaches another path",
    async (other) => {
      const { server, client } = await setUp(() => ({ status: 204 }));
      await expect(client.deleteInstance(other)).rejects.toMatchObject({ code: "CONFIGURATION" });
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe("createInstance", () => {
  it("tells the id, and the time of the answer by the server's clock", async () => {
    const { client } = await setUp(() => ({
      headers: { Date: "Tue, 24 Nov 2026 12:34:56 GMT" },
      json: { instance_id: id, more: 1 },
    }));
    expect(await client.createInstance(newInstance)).toEqual({
      instanceId: id,
      serverTime: Date.parse("2026-11-24T12:34:56Z"),
    });
  });

  it.each<[string, TestAnswer]>([
    ["a reset connection", reset],
    ["HTTP 408", refusal(408, "x")],
    ["HTTP 500", refusal(500, "111500000")],
    ["HTTP 502 in HTML", { status: 502, body: "<html>Bad gateway</html>" }],
    ["HTTP 503", refusal(503, "x")],
    ["HTTP 504", refusal(504, "x")],
    ["a success without an id", { json: {} }],
    ["a success with an empty id", { json: { instance_id: "" } }],
    ["an empty success", { body: "" }],
    ["a success in HTML", { body: "<html></html>" }],
    [
      "a success that is cut off",
      (response) => {
        response.writeHead(200, { "Content-Length": "100" });
        response.write('{"instance_id": "68d', () => response.destroy());
      },
    ],
  ])("is never repeated after %s, and tells that the instance may exist", async (_what, answer) => {
    const { server, client } = await setUp(() => answer);
    await expect(client.createInstance(newInstance)).rejects.toMatchObject({ outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
  });

  it("is not repeated after a time-out either", async () => {
    fakeTimeouts();
    const { server, client } = await setUp(() => () => undefined, { requestTimeout: 50 });
    const creation = client.createInstance(newInstance);
    const failed = expect(creation).rejects.toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
    while (server.requests.length === 0) await new Promise(setImmediate);
    jest.advanceTimersByTime(50);
    await failed;
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [400, "111400060", "DUPLICATE_NAME"],
    [400, "DMS.00400081", "DUPLICATE_NAME"],
    [400, "111400048", "API_ERROR"],
    [401, "111401001", "AUTHENTICATION"],
    [403, "111403003", "PERMISSION"],
  ])("tells that nothing was made after HTTP %d with %s", async (status, errorCode, code) => {
    const { server, client } = await setUp(() => refusal(status, errorCode));
    await expect(client.createInstance(newInstance)).rejects.toMatchObject({ code, outcome: "refused" });
    expect(server.requests).toHaveLength(1);
  });

  it("is repeated after 429, since nothing was made, and waits as long as asked", async () => {
    const throttled: TestAnswer = { status: 429, headers: { "Retry-After": "7" }, json: {} };
    const { client, clock } = await setUp(inTurn(throttled, { json: { instance_id: id } }));
    expect(await client.createInstance(newInstance)).toMatchObject({ instanceId: id });
    expect(clock.pauses).toEqual([7_000]);
  });

  it("tells that nothing was sent where nothing listens", async () => {
    const { client, clock } = await setUp(() => ({}), { maxRetries: 2, endpoints: { dms: nowhere, iam: nowhere } });
    await expect(client.createInstance(newInstance)).rejects.toMatchObject({
      code: "CONNECTION",
      outcome: "notSent",
    });
    expect(clock.pauses).toHaveLength(2);
  });

  it("tells that nothing was sent when the sign-in before it has an unknown end", async () => {
    const credentials = { kind: "password", userName: "u", password: "p-secret", domainName: "d" } as const;
    const { client, server } = await setUp(() => refusal(500, "x"), { credentials, maxRetries: 0 });
    await expect(client.createInstance(newInstance)).rejects.toMatchObject({
      path: "/v3/auth/tokens",
      outcome: "notSent",
    });
    expect(server.requests.every(({ url }) => url === "/v3/auth/tokens")).toBe(true);
  });
});

describe("GET, PUT and DELETE", () => {
  const good: TestAnswer = { json: { instance_id: id, status: "RUNNING" } };
  const calls: [string, (client: DmsClient) => Promise<unknown>][] = [
    ["getInstance", (client) => client.getInstance(id)],
    ["modifyInstance", (client) => client.modifyInstance(id, { name: "x" })],
    ["deleteInstance", (client) => client.deleteInstance(id)],
  ];
  const passing: [string, TestAnswer][] = [
    ["408", refusal(408, "x")],
    ["429", refusal(429, "APIGW.0308")],
    ["flow control under 404", refusal(404, "APIGW.0308", "The throttling threshold has been reached")],
    ["500", refusal(500, "111500000")],
    ["502", { status: 502, body: "<html></html>" }],
    ["503", refusal(503, "x")],
    ["504", { status: 504, body: "" }],
    ["a reset", reset],
  ];

  it.each(calls.flatMap(([name, call]) => passing.map(([what, answer]) => [name, what, call, answer] as const)))(
    "%s is repeated after %s",
    async (_name, _what, call, answer) => {
      const { server, client, clock } = await setUp(inTurn(answer, answer, good));
      await call(client);
      expect(server.requests).toHaveLength(3);
      expect(clock.pauses).toEqual([250, 500]);
    },
  );

  it.each<[string, TestAnswer]>([
    ["is not JSON", { body: "<html></html>" }],
    ["is cut off", { body: '{"instance_id": ' }],
    ["lacks what it must hold", { json: { name: "x" } }],
    ["is empty", { body: "" }],
    ["is a list", { json: [] }],
    ["is null", { body: "null" }],
  ])("a read is repeated when its answer %s", async (_what, answer) => {
    const { server, client } = await setUp(inTurn(answer, good));
    expect(await client.getInstance(id)).toMatchObject({ status: "RUNNING" });
    expect(server.requests).toHaveLength(2);
  });

  it.each([400, 403, 404, 409, 501])("is not repeated after HTTP %d", async (status) => {
    const { server, client } = await setUp(() => refusal(status, "x"));
    await expect(client.getInstance(id)).rejects.toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  it("is repeated maxRetries times and no more, and tells of each time in one line", async () => {
    const { server, client, lines } = await setUp(() => refusal(503, "x"), { maxRetries: 3 });
    await expect(client.getInstance(id)).rejects.toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(4);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`GET ${base}/${id} failed (HTTP 503); trying again in 250ms (1 of 3).`);
  });

  it("takes any 2xx for success", async () => {
    for (const status of [200, 201, 202, 204]) {
      const { client } = await setUp(() => ({ status }));
      await client.modifyInstance(id, { name: "x" });
    }
  });
});

describe("the maintenance window", () => {
  const window = { maintainBegin: "22:00", maintainEnd: "02:00" };

  it("is created with hours and minutes, and changed with seconds, as tables 5-2 and 5-10 write it", async () => {
    const { server, client } = await setUp(() => ({ json: { instance_id: id } }));
    await client.createInstance({ ...newInstance, ...window });
    await client.modifyInstance(id, window);
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
      { ...createRequest, maintain_begin: "22:00", maintain_end: "02:00" },
      { maintain_begin: "22:00:00", maintain_end: "02:00:00" },
    ]);
  });
});

describe("the other POST calls", () => {
  it.each<[string, (client: DmsClient) => Promise<unknown>]>([
    ["batchAction", (client) => client.batchAction({ action: "restart", instanceIds: [id] })],
    ["extendInstance", (client) => client.extendInstance(id, { storageSpace: 200 })],
  ])("%s is not repeated when it may have been carried out", async (_name, call) => {
    for (const answer of [reset, refusal(503, "x")]) {
      const { server, client } = await setUp(() => answer);
      await expect(call(client)).rejects.toMatchObject({ outcome: "unknown" });
      expect(server.requests).toHaveLength(1);
    }
  });

  it("extendInstance is content with an empty answer", async () => {
    const { client } = await setUp(() => ({ status: 204 }));
    expect(await client.extendInstance(id, { storageSpace: 200 })).toEqual({ jobId: undefined });
  });
});

describe("batchAction", () => {
  it("tells what became of each instance", async () => {
    const results = [
      { instance: "a", result: "success" },
      { instance: "b", result: "Failed" },
    ];
    const { client } = await setUp(() => ({ json: { results } }));
    expect(await client.batchAction({ action: "delete", instanceIds: ["a", "b"] })).toEqual([
      { instanceId: "a", result: "success" },
      { instanceId: "b", result: "failed" },
    ]);
  });

  it("deletes all that failed to be created, and is content with an empty answer", async () => {
    const { server, client } = await setUp(() => ({ status: 204 }));
    expect(await client.batchAction({ action: "delete", allFailure: true })).toEqual([]);
    expect(server.requests[0]?.body).toBe('{"action":"delete","allFailure":"true"}');
  });

  it("refuses more than 50 instances, and none, before it sends anything", async () => {
    const { server, client } = await setUp(() => ({ json: {} }));
    const instanceIds = Array.from({ length: 51 }, (_entry, index) => `i${index}`);
    await expect(client.batchAction({ action: "delete", instanceIds })).rejects.toThrow(/at most 50.*51/);
    await expect(client.batchAction({ action: "restart" })).rejects.toThrow(/no instance to restart/);
    expect(server.requests).toHaveLength(0);
    await client.batchAction({ action: "delete", instanceIds: instanceIds.slice(1) });
    expect(server.requests).toHaveLength(1);
  });
});

describe("listAllInstances", () => {
  const rows = Array.from({ length: 25 }, (_entry, index) => ({ instance_id: `i${index}` }));
  const ids = rows.map(({ instance_id }) => instance_id);

  /** A server whose pages have ten rows at most. */
  const paging = (firstRow: 0 | 1) => (request: ReceivedRequest) => {
    const query = new URL(request.url, "http://x").searchParams;
    const start = Math.max(0, Number(query.get("start") ?? firstRow) - firstRow);
    const limit = Math.min(10, Number(query.get("limit") ?? 10));
    return { json: { instances: rows.slice(start, start + limit), instance_num: rows.length } };
  };

  it.each([0, 1] as const)(
    "reads all pages, each instance once, from a server that counts rows from %d",
    async (first) => {
      const { client } = await setUp(paging(first));
      expect((await client.listAllInstances()).map(({ instanceId }) => instanceId)).toEqual(ids);
    },
  );

  it("asks once more after as many rows as it was told of, which may be the count of the page", async () => {
    const { server, client } = await setUp(() => ({ json: { instances: rows, instance_num: rows.length } }));
    expect(await client.listAllInstances()).toHaveLength(25);
    expect(server.requests).toHaveLength(2);
  });

  it("asks once more a server that does not count", async () => {
    const { server, client } = await setUp(() => ({ json: { instances: rows } }));
    expect(await client.listAllInstances()).toHaveLength(25);
    expect(server.requests).toHaveLength(2);
  });

  it("stops at a server that ignores paging", async () => {
    const { server, client } = await setUp(() => ({ json: { instances: rows.slice(0, 10), instance_num: 25 } }));
    expect(await client.listAllInstances()).toHaveLength(10);
    expect(server.requests).toHaveLength(2);
  });

  it("stops at a server that counts failed creations it does not list", async () => {
    const { server, client } = await setUp((_request, count) => ({
      json: { instances: count === 1 ? rows : [], instance_num: "26" },
    }));
    expect(await client.listAllInstances({ includeFailure: false })).toHaveLength(25);
    expect(server.requests.map(({ url }) => url)).toEqual([
      `${base}?engine=rabbitmq&includeFailure=false&limit=50`,
      `${base}?engine=rabbitmq&includeFailure=false&start=25&limit=50`,
    ]);
  });
});

describe("serverTime", () => {
  it("goes on from the newest Date header", async () => {
    const { client, clock } = await setUp(() => ({
      headers: { Date: "Tue, 24 Nov 2026 13:00:00 GMT" },
      json: { instance_id: id },
    }));
    expect(client.serverTime()).toBeUndefined();
    await client.getInstance(id);
    clock.time += 1_500;
    expect(client.serverTime()).toBe(Date.parse("2026-11-24T13:00:01.500Z"));
  });
});

describe("a client", () => {
  it("shows nothing of its credentials when it is printed", () => {
    const configuration = testConfiguration("http://127.0.0.1:1");
    const text = inspect(new DmsClient({ configuration }), { depth: 10, showHidden: true });
    expect(text).not.toContain("sk-Very");
    expect(JSON.stringify(new DmsClient({ configuration }))).toBe("{}");
  });
});
