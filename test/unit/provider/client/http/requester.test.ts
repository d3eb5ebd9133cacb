import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import { DmsClient } from "../../../../../provider/client/dms/v1/dmsClient";
import { fakeTimeouts } from "../../../../support/fakeTimeouts";
import { createTestClock } from "../testClock";
import { passwordCredentials, testConfiguration, tokenCredentials } from "../testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer } from "../testServer";

const unavailable: TestAnswer = { status: 503, json: {} };
const silence: TestAnswer = () => undefined;
const asking = (seconds: number): TestAnswer => ({ status: 429, headers: { "Retry-After": `${seconds}` }, json: {} });

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function setUp(
  answer: (request: ReceivedRequest, count: number) => TestAnswer,
  changes: Partial<ClientConfiguration> = {},
) {
  const server = await startTestServer(answer);
  const clock = createTestClock();
  const lines: string[] = [];
  const configuration = testConfiguration(server.url, { credentials: tokenCredentials, ...changes });
  const client = new DmsClient({ configuration, clock, random: () => 0, log: (line) => lines.push(line) });
  cleanups.push(server.close, () => client.close());
  const countOf = (instance: string) => server.requests.filter(({ url }) => url.endsWith(`/${instance}`)).length;
  return { server, client, clock, lines, countOf };
}

const failed = (call: Promise<unknown>): Promise<{ message: string; code: string }> =>
  call.then(
    () => Promise.reject(new Error("the call did not fail")),
    (error) => error,
  );

describe("maxRetries of a call", () => {
  it("holds for that call, while the configuration's holds for the others", async () => {
    const { client, countOf, lines } = await setUp(() => unavailable, { maxRetries: 3 });
    await Promise.all([
      failed(client.getInstance("limited", { limits: { maxRetries: 1 } })),
      failed(client.getInstance("other")),
      failed(client.getInstance("once", { limits: { maxRetries: 0 } })),
    ]);
    expect([countOf("limited"), countOf("other"), countOf("once")]).toEqual([2, 4, 1]);
    expect(lines.filter((line) => line.includes("/limited"))).toEqual([expect.stringContaining("(1 of 1)")]);
    await failed(client.getInstance("later"));
    expect(countOf("later")).toBe(4);
  });

  it("never exceeds the configuration's", async () => {
    const { client, countOf } = await setUp(() => unavailable, { maxRetries: 2 });
    await failed(client.getInstance("greedy", { limits: { maxRetries: 40 } }));
    expect(countOf("greedy")).toBe(3);
  });

  it("holds for the sign-in and for the look-up of the project that the call needs", async () => {
    for (const credentials of [passwordCredentials, tokenCredentials]) {
      const { client, server } = await setUp(() => unavailable, { credentials, projectId: undefined, maxRetries: 3 });
      await failed(client.getInstance("limited", { limits: { maxRetries: 1 } }));
      expect(server.requests).toHaveLength(2);
      await failed(client.getInstance("other"));
      expect(server.requests).toHaveLength(2 + 4);
    }
  });
});

describe("requestTimeout of a call", () => {
  it("holds for that call, while the configuration's holds for the others", async () => {
    fakeTimeouts();
    const { client, server } = await setUp(() => silence, { maxRetries: 0, requestTimeout: 5_000 });
    const ended: string[] = [];
    const calls = [
      failed(client.getInstance("limited", { limits: { requestTimeout: 50 } })).finally(() => ended.push("limited")),
      failed(client.getInstance("other")).finally(() => ended.push("other")),
    ];
    while (server.requests.length < 2) await new Promise(setImmediate);
    jest.advanceTimersByTime(50);
    expect(await calls[0]).toMatchObject({ code: "TIMEOUT", message: expect.stringContaining("within 50ms") });
    jest.advanceTimersByTime(4_949);
    await new Promise(setImmediate);
    expect(ended).toEqual(["limited"]);
    jest.advanceTimersByTime(1);
    expect(await calls[1]).toMatchObject({ code: "TIMEOUT", message: expect.stringContaining("within 5s") });
  });

  it("never exceeds the configuration's", async () => {
    fakeTimeouts();
    const { client, server } = await setUp(() => silence, { maxRetries: 0, requestTimeout: 50 });
    const call = failed(client.getInstance("greedy", { limits: { requestTimeout: 60_000 } }));
    while (server.requests.length < 1) await new Promise(setImmediate);
    jest.advanceTimersByTime(50);
    expect(await call).toMatchObject({ code: "TIMEOUT", message: expect.stringContaining("within 50ms") });
  });
});

describe("longestRetryAfter of a call", () => {
  const good = (instance_id: string): TestAnswer => ({ json: { instance_id } });

  it("holds for that call, while five minutes hold for the others", async () => {
    const { client, clock, countOf } = await setUp(({ url }, count) =>
      url.endsWith("/limited") || count === 2 ? asking(10) : good("other"),
    );
    const limits = { longestRetryAfter: 9_999 };
    expect(await failed(client.getInstance("limited", { limits }))).toMatchObject({ code: "THROTTLED" });
    expect(countOf("limited")).toBe(1);
    expect(clock.pauses).toEqual([]);
    await client.getInstance("other");
    expect(countOf("other")).toBe(2);
    // The pause that was asked of one holds for the other too.
    expect(clock.pauses).toEqual([10_000, 10_000]);
  });

  it("lets the service ask for as much", async () => {
    const { client, clock } = await setUp((_request, count) => (count === 1 ? asking(10) : good("limited")));
    await client.getInstance("limited", { limits: { longestRetryAfter: 10_000 } });
    expect(clock.pauses).toEqual([10_000]);
  });

  it("never exceeds five minutes", async () => {
    const { client, clock, countOf } = await setUp(() => asking(301));
    const limits = { longestRetryAfter: 3_600_000 };
    expect(await failed(client.getInstance("greedy", { limits }))).toMatchObject({ code: "THROTTLED" });
    expect(countOf("greedy")).toBe(1);
    expect(clock.pauses).toEqual([]);
  });
});
