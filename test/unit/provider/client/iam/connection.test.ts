import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import type { NewInstance } from "../../../../../provider/client/dms/instance";
import { DmsClient } from "../../../../../provider/client/dms/v1/dmsClient";
import { Connection } from "../../../../../provider/client/iam/connection";
import { IamClient } from "../../../../../provider/client/iam/iamClient";
import { fakeTimeouts } from "../../../../support/fakeTimeouts";
import { createTestClock } from "../testClock";
import { passwordCredentials, projectId, testConfiguration } from "../testConfiguration";
import { startTestServer, type TestAnswer } from "../testServer";

const id = "68d5745e-6af2-40e4-945d-fe449be00148";
const newInstance = { name: "orders", password: "Br0ker-Pass" } as NewInstance;
const unavailable: TestAnswer = { status: 503, json: {} };
const silence: TestAnswer = () => undefined;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A stand-in for IAM and DMS that counts the sign-ins; the first of them get the given answers. */
async function setUp(changes: Partial<ClientConfiguration> = {}, firstSignIns: TestAnswer[] = []) {
  let signIns = 0;
  const clock = createTestClock();
  const server = await startTestServer(({ method, url }) => {
    if (method === "POST" && url === "/v3/auth/tokens") {
      signIns += 1;
      const expires_at = new Date(clock.time + 24 * 3_600_000).toISOString();
      const token = { expires_at, project: { id: projectId, name: "ae-ad-1" } };
      const headers = { "X-Subject-Token": `token-${signIns}`, Date: new Date(clock.time).toUTCString() };
      return firstSignIns[signIns - 1] ?? { status: 201, headers, json: { token } };
    }
    if (url.startsWith("/v3/projects")) return { json: { projects: [{ id: projectId, name: "ae-ad-1" }] } };
    if (url.startsWith("/v1.0/products")) return { json: { Hourly: [] } };
    return { json: { instance_id: id, status: "RUNNING" } };
  });
  const configuration = testConfiguration(server.url, { credentials: passwordCredentials, ...changes });
  const options = { configuration, clock, random: () => 0 };
  const connection = new Connection(options);
  cleanups.push(server.close, () => connection.close());
  const tokens = () => server.requests.flatMap(({ headers }) => headers["x-auth-token"] ?? []);
  return { server, connection, options, signIns: () => signIns, tokens };
}

const allAtOnce = (dms: DmsClient, iam: IamClient) =>
  Promise.all([dms.createInstance(newInstance), dms.listProducts(), iam.listProjects()]);

describe("clients of one connection", () => {
  it.each([
    ["the project is configured", projectId],
    ["the project comes from the token", undefined],
  ])("sign in once for all calls that start at once, when %s", async (_when, configured) => {
    const { connection, signIns, tokens } = await setUp({ projectId: configured });
    const [created, products, projects] = await allAtOnce(new DmsClient(connection), new IamClient(connection));
    expect([created.instanceId, products, projects]).toEqual([id, [], [{ id: projectId, name: "ae-ad-1" }]]);
    expect(signIns()).toBe(1);
    expect(tokens()).toEqual(["token-1", "token-1", "token-1"]);
  });

  it("find the same project", async () => {
    const { connection } = await setUp({ projectId: undefined });
    expect(await new DmsClient(connection).projectId()).toBe(projectId);
    expect(await connection.projectId()).toBe(projectId);
  });

  it("share its clock of the service", async () => {
    const { connection } = await setUp();
    await new DmsClient(connection).getInstance(id);
    expect(new DmsClient(connection).serverTime()).toBe(connection.requester.serverTime("dms"));
    expect(connection.requester.serverTime("dms")).toBeDefined();
  });
});

describe("clients with connections of their own", () => {
  it("sign in each", async () => {
    const { options, signIns } = await setUp();
    const [dms, iam] = [new DmsClient(options), new IamClient(options)];
    cleanups.push(
      () => dms.close(),
      () => iam.close(),
    );
    await allAtOnce(dms, iam);
    expect(signIns()).toBe(2);
  });
});

describe("a sign-in within the limits of a call", () => {
  const limits = { maxRetries: 0, requestTimeout: 1_000, longestRetryAfter: 0 };

  it.each([
    ["first", [{ limits }, {}]],
    ["last", [{}, { limits }]],
  ])("serves a call without limits at the same time, when the limited one starts %s", async (_which, calls) => {
    const { connection, signIns, tokens } = await setUp();
    const client = new DmsClient(connection);
    const instances = await Promise.all(calls.map((options) => client.getInstance(id, options)));
    expect(instances).toHaveLength(2);
    expect(signIns()).toBe(1);
    expect(tokens()).toEqual(["token-1", "token-1"]);
  });

  it.each<[string, TestAnswer, string]>([
    ["is refused for now", unavailable, "API_ERROR"],
    ["takes too long", silence, "TIMEOUT"],
    ["breaks off", (response) => response.destroy(), "CONNECTION"],
  ])("is forgotten when it %s, so that the next call signs in anew", async (_what, answer, code) => {
    for (const changes of [{ projectId }, { projectId: undefined }]) {
      const { connection, signIns, tokens } = await setUp(changes, [answer]);
      const client = new DmsClient(connection);
      fakeTimeouts();
      const call = client.getInstance(id, { limits });
      const failed = expect(call).rejects.toMatchObject({ code, path: "/v3/auth/tokens" });
      while (signIns() === 0) await new Promise(setImmediate);
      if (answer === silence) jest.advanceTimersByTime(limits.requestTimeout);
      await failed;
      jest.useRealTimers();
      expect(signIns()).toBe(1);
      expect(tokens()).toEqual([]);
      expect(await client.getInstance(id)).toMatchObject({ status: "RUNNING" });
      expect(signIns()).toBe(2);
      expect(tokens()).toEqual(["token-2"]);
    }
  });
});
