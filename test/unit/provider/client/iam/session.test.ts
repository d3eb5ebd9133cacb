import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import { DmsClient } from "../../../../../provider/client/dms/v1/dmsClient";
import { signRequest } from "../../../../../provider/client/http/signRequest";
import { createTestClock, type TestClock } from "../testClock";
import {
  accessKeyCredentials,
  passwordCredentials,
  projectId,
  testConfiguration,
  tokenCredentials,
} from "../testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer, type TestServer } from "../testServer";

const id = "68d5745e-6af2-40e4-945d-fe449be00148";
const instance: TestAnswer = { json: { instance_id: id, status: "RUNNING" } };
const unauthorized: TestAnswer = {
  status: 401,
  json: { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication information" },
};

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Cloud {
  server: TestServer;
  client: DmsClient;
  clock: TestClock;
  of(path: string): ReceivedRequest[];
}

/** A stand-in for IAM and DMS whose tokens are `token-1`, `token-2` and so on. */
async function setUp(
  changes: Partial<ClientConfiguration>,
  answers: {
    dms?: (request: ReceivedRequest, count: number) => TestAnswer;
    token?: object;
    projects?: unknown[];
    now?: () => string;
  } = {},
): Promise<Cloud> {
  const clock = createTestClock();
  const counts = { tokens: 0, dms: 0 };
  const date = () => ({ Date: answers.now?.() ?? new Date(clock.time).toUTCString() });
  const server = await startTestServer((request) => {
    if (request.url === "/v3/auth/tokens") {
      counts.tokens += 1;
      const expires_at = new Date(clock.time + 24 * 3_600_000).toISOString();
      const token = { expires_at, project: { id: projectId, name: "ae-ad-1" }, ...answers.token };
      return { status: 201, headers: { ...date(), "X-Subject-Token": `token-${counts.tokens}` }, json: { token } };
    }
    if (request.url.startsWith("/v3/projects")) {
      return { headers: date(), json: { projects: answers.projects ?? [{ id: projectId, name: "ae-ad-1" }] } };
    }
    counts.dms += 1;
    const answer = answers.dms?.(request, counts.dms) ?? instance;
    return typeof answer === "function" ? answer : { ...answer, headers: { ...date(), ...answer.headers } };
  });
  const configuration = testConfiguration(server.url, { projectId: undefined, ...changes });
  const client = new DmsClient({ configuration, clock, random: () => 0 });
  cleanups.push(server.close, () => client.close());
  const of = (path: string) => server.requests.filter(({ url }) => url.startsWith(path));
  return { server, client, clock, of };
}

describe("with user and password", () => {
  const credentials = passwordCredentials;

  it("signs in once for the project of the region, and takes the project's id from the token", async () => {
    const { server, client, of } = await setUp({ credentials });
    await client.getInstance(id);
    await client.getInstance(id);
    expect(await client.projectId()).toBe(projectId);
    expect(JSON.parse(of("/v3/auth/tokens")[0]?.body ?? "")).toEqual({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "deployer", password: credentials.password, domain: { name: "acme" } } },
        },
        scope: { project: { name: "ae-ad-1" } },
      },
    });
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/v3/auth/tokens",
      `/v1.0/${projectId}/instances/${id}`,
      `/v1.0/${projectId}/instances/${id}`,
    ]);
    expect(of("/v1.0").map(({ headers }) => headers["x-auth-token"])).toEqual(["token-1", "token-1"]);
    expect(of("/v3/auth/tokens")[0]?.headers).not.toHaveProperty("x-auth-token");
  });

  it("signs in for the configured project, and by ids where they are given", async () => {
    const byId = { kind: "password", userId: "u1", password: "p-word", domainId: "d1" } as const;
    const { client, of } = await setUp({ credentials: byId, projectId: "p9" });
    await client.getInstance(id);
    expect(JSON.parse(of("/v3/auth/tokens")[0]?.body ?? "").auth).toMatchObject({
      identity: { password: { user: { id: "u1", password: "p-word" } } },
      scope: { project: { id: "p9" } },
    });
    expect(of("/v1.0/p9/")).toHaveLength(1);
  });

  it("looks the project up when the token does not name it", async () => {
    const { client, of } = await setUp({ credentials }, { token: { project: undefined } });
    expect(await client.projectId()).toBe(projectId);
    expect(of("/v3/projects").map(({ url }) => url)).toEqual(["/v3/projects?name=ae-ad-1"]);
  });

  it("has one sign-in under way, however many calls wait for it", async () => {
    const { client, of } = await setUp({ credentials });
    await Promise.all(Array.from({ length: 30 }, () => client.getInstance(id)));
    expect(of("/v3/auth/tokens")).toHaveLength(1);
  });

  it("signs in again shortly before the token expires, by the server's clock", async () => {
    const { client, clock, of } = await setUp({ credentials });
    await client.getInstance(id);
    clock.time += 24 * 3_600_000 - 10 * 60_000;
    await client.getInstance(id);
    expect(of("/v3/auth/tokens")).toHaveLength(2);
    expect(of("/v1.0").map(({ headers }) => headers["x-auth-token"])).toEqual(["token-1", "token-2"]);
  });

  it("reckons the token's life by the server's clock, when this machine's is hours off", async () => {
    const ahead = (clock: TestClock) => clock.time + 23 * 3_600_000;
    let clock: TestClock | undefined;
    const cloud = await setUp({ credentials }, { now: () => new Date(clock ? ahead(clock) : 0).toUTCString() });
    clock = cloud.clock;
    await cloud.client.getInstance(id);
    // By the server's clock this token had one hour left.
    clock.time += 50 * 60_000;
    await cloud.client.getInstance(id);
    clock.time += 5 * 60_000;
    await cloud.client.getInstance(id);
    expect(cloud.of("/v3/auth/tokens")).toHaveLength(2);
  });

  it("signs in again once after 401, and repeats the call, a creation too", async () => {
    const { client, of } = await setUp(
      { credentials },
      { dms: (_request, count) => (count === 1 ? unauthorized : { json: { instance_id: id } }) },
    );
    expect(await client.createInstance({ name: "x", password: "p" } as never)).toMatchObject({ instanceId: id });
    expect(of("/v3/auth/tokens")).toHaveLength(2);
    expect(of("/v1.0").map(({ headers }) => headers["x-auth-token"])).toEqual(["token-1", "token-2"]);
  });

  it("gives up after the second 401", async () => {
    const { client, of, clock } = await setUp({ credentials }, { dms: () => unauthorized });
    await expect(client.getInstance(id)).rejects.toMatchObject({ code: "AUTHENTICATION", outcome: "refused" });
    expect(of("/v1.0")).toHaveLength(2);
    expect(clock.pauses).toEqual([]);
  });

  it("signs in once for many calls that are refused at once", async () => {
    const { client, of } = await setUp(
      { credentials },
      { dms: ({ headers }) => (headers["x-auth-token"] === "token-1" ? unauthorized : instance) },
    );
    await Promise.all(Array.from({ length: 10 }, () => client.getInstance(id)));
    expect(of("/v3/auth/tokens")).toHaveLength(2);
  });

  it("does not sign in again when project and token do not match", async () => {
    const mismatch: TestAnswer = { status: 401, json: { error_code: "111401004", error_msg: "x" } };
    const { client, of } = await setUp({ credentials }, { dms: () => mismatch });
    await expect(client.getInstance(id)).rejects.toThrow(/HW_PROJECT_ID/);
    expect(of("/v1.0")).toHaveLength(1);
  });
});

describe("with an access key", () => {
  const credentials = accessKeyCredentials;

  it("looks the project up once, without naming one, and signs every request with it", async () => {
    const { server, client } = await setUp({ credentials });
    await Promise.all([client.getInstance(id), client.getInstance(id), client.listAvailabilityZones().catch(() => {})]);
    const [lookup, ...others] = server.requests;
    expect(lookup).toMatchObject({ method: "GET", url: "/v3/projects?name=ae-ad-1" });
    expect(lookup?.headers).not.toHaveProperty("x-project-id");
    expect(others.map(({ headers }) => headers["x-project-id"])).toEqual(others.map(() => projectId));
    for (const request of server.requests) {
      const signed = request.headers.authorization?.match(/SignedHeaders=([^,]+)/)?.[1]?.split(";") ?? [];
      const headers = Object.fromEntries(signed.map((name) => [name, String(request.headers[name])]));
      const url = `${server.url}${request.url}`;
      const { Authorization } = signRequest(
        { method: request.method as "GET", url, headers, body: request.body },
        credentials,
      );
      expect(request.headers.authorization).toBe(Authorization);
      expect(signed).toEqual(expect.arrayContaining(["content-type", "host", "x-language", "x-sdk-date"]));
    }
  });

  it("sends the security token of a temporary key, and signs it", async () => {
    const { client, of } = await setUp({ credentials: { ...credentials, securityToken: "st-1" }, projectId });
    await client.getInstance(id);
    const [request] = of("/v1.0");
    expect(request?.headers["x-security-token"]).toBe("st-1");
    expect(request?.headers.authorization).toContain("x-security-token");
  });

  it("signs a repeated request afresh", async () => {
    const { client, of } = await setUp(
      { credentials, projectId },
      { dms: (_request, count) => (count < 4 ? { status: 503, json: {} } : instance) },
    );
    await client.getInstance(id);
    const dates = of("/v1.0").map(({ headers }) => headers["x-sdk-date"]);
    expect(dates).toEqual(["20261124T120000Z", "20261124T120000Z", "20261124T120000Z", "20261124T120001Z"]);
  });

  it("signs by the server's clock when this machine's is too far off", async () => {
    const now = () => "Tue, 24 Nov 2026 14:00:00 GMT";
    const { client, of } = await setUp(
      { credentials, projectId },
      { now, dms: ({ headers }) => (headers["x-sdk-date"] === "20261124T140000Z" ? instance : unauthorized) },
    );
    await client.getInstance(id);
    await client.getInstance(id);
    expect(of("/v1.0").map(({ headers }) => headers["x-sdk-date"])).toEqual([
      "20261124T120000Z",
      "20261124T140000Z",
      "20261124T140000Z",
    ]);
  });

  it("does not repeat a request whose key is refused", async () => {
    const { client, of } = await setUp({ credentials, projectId }, { dms: () => unauthorized });
    await expect(client.getInstance(id)).rejects.toThrow(/HTTP 401.*HW_ACCESS_KEY and HW_SECRET_KEY/);
    expect(of("/v1.0")).toHaveLength(1);
  });

  it("says so when there is no project of that name, and asks again next time", async () => {
    const projects: unknown[] = [{ id: "p2", name: "ae-ad-1_sub" }];
    const { client, of } = await setUp({ credentials }, { projects });
    await expect(client.projectId()).rejects.toThrow(/no project named "ae-ad-1".*HW_PROJECT_ID/);
    projects.push({ id: projectId, name: "ae-ad-1" });
    expect(await client.projectId()).toBe(projectId);
    expect(of("/v3/projects")).toHaveLength(2);
  });

  it("looks the project up by its configured name", async () => {
    const { client, of } = await setUp(
      { credentials, projectName: "team a" },
      { projects: [{ id: "p3", name: "team a" }] },
    );
    expect(await client.projectId()).toBe("p3");
    expect(of("/v3/projects")[0]?.url).toBe("/v3/projects?name=team%20a");
  });
});

describe("with a ready token", () => {
  const credentials = tokenCredentials;

  it("sends it, also to look the project up", async () => {
    const { server, client } = await setUp({ credentials });
    await client.getInstance(id);
    expect(server.requests.map(({ url, headers }) => [url, headers["x-auth-token"]])).toEqual([
      ["/v3/projects?name=ae-ad-1", credentials.token],
      [`/v1.0/${projectId}/instances/${id}`, credentials.token],
    ]);
  });

  it("gives up when it is refused, and says where it comes from", async () => {
    const { client, of } = await setUp({ credentials, projectId }, { dms: () => unauthorized });
    await expect(client.getInstance(id)).rejects.toThrow(/HTTP 401.*HW_AUTH_TOKEN/);
    expect(of("/v1.0")).toHaveLength(1);
  });
});

describe("a look-up that is not allowed", () => {
  it("says that the project id may be set instead", async () => {
    const server = await startTestServer(() => ({ status: 403, json: { error: { code: 403, message: "Forbidden" } } }));
    const client = new DmsClient({ configuration: testConfiguration(server.url, { projectId: undefined }) });
    cleanups.push(server.close, () => client.close());
    await expect(client.getInstance(id)).rejects.toThrow(
      /IAM answered GET \/v3\/projects with HTTP 403.*HW_PROJECT_ID/,
    );
  });
});
