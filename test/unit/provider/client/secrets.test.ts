import { inspect } from "node:util";
import type { Credentials } from "../../../../provider/client/configuration/clientConfiguration";
import { resolveConfiguration } from "../../../../provider/client/configuration/resolveConfiguration";
import { DmsClient } from "../../../../provider/client/dms/v1/dmsClient";
import { IamClient } from "../../../../provider/client/iam/iamClient";
import { testConfiguration } from "./testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer } from "./testServer";

const secretKey = "sk-Very+Secret/Key=0001";
const securityToken = "security-Token+0001";
const password = "user-Pass/word=0001";
const authToken = "auth-Token-0001";
const brokerPassword = 'Broker"Pass-0001';
const issuedToken = "issued-Token-0001";
const secrets = [secretKey, securityToken, password, authToken, brokerPassword, issuedToken];

const kinds: Credentials[] = [
  { kind: "accessKey", accessKey: "AK1", secretKey, securityToken },
  { kind: "password", userName: "u", password, domainName: "d" },
  { kind: "token", token: authToken },
];

/** Everything a careless server could repeat of a request. */
const echo = ({ url, headers, body }: ReceivedRequest) => JSON.stringify({ url, headers, body });

const issue: TestAnswer = {
  status: 201,
  headers: { "X-Subject-Token": issuedToken },
  json: { token: { expires_at: "2099-01-01T00:00:00Z", project: { id: "p1" } } },
};

/** Ways in which a call may fail while the answer repeats secrets. */
const failures: [string, (request: ReceivedRequest) => TestAnswer][] = [
  [
    "400 with everything in its message",
    (request) => ({ status: 400, json: { error_code: echo(request), error_msg: echo(request) } }),
  ],
  [
    "401 with everything in its message",
    (request) => ({ status: 401, json: { error: { code: 401, message: echo(request) } } }),
  ],
  ["403 with everything in its message", (request) => ({ status: 403, json: { error_msg: echo(request) } })],
  ["500 with everything in its body", (request) => ({ status: 500, body: echo(request) })],
  ["a success that is not JSON", (request) => ({ body: `<html>${echo(request)}` })],
  ["a success of another form", (request) => ({ json: { instance_id: { [echo(request)]: echo(request) } } })],
  ["a reset", () => (response) => response.destroy()],
  ["silence", () => () => undefined],
];

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function leaksOf(error: unknown): string[] {
  const texts = [
    inspect(error, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    JSON.stringify(error),
    String(error),
    String((error as Error).stack),
  ];
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return forms.filter((form) => texts.some((text) => text.includes(form)));
}

describe.each(kinds.map((credentials) => [credentials.kind, credentials] as const))("with %s", (_kind, credentials) => {
  it.each(failures)("no error shows a secret after %s", async (_what, fail) => {
    const server = await startTestServer((request) => (request.url === "/v3/auth/tokens" ? issue : fail(request)));
    const lines: string[] = [];
    const configuration = testConfiguration(server.url, {
      credentials,
      projectId: "p1",
      maxRetries: 1,
      requestTimeout: 100,
    });
    const clock = { now: () => 0, sleep: async () => undefined };
    const client = new DmsClient({ configuration, clock, log: (line) => lines.push(line) });
    cleanups.push(server.close, () => client.close());
    const calls = [
      client.createInstance({ name: "x", password: brokerPassword } as never),
      client.getInstance("i1"),
      client.modifyInstance("i1", { description: "x" }),
    ];
    const results = await Promise.allSettled(calls);
    const errors = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(errors.length).toBeGreaterThanOrEqual(2);
    expect(errors.flatMap(leaksOf)).toEqual([]);
    expect(leaksOf({ stack: lines.join("\n") })).toEqual([]);
  });
});

describe("a sign-in that fails", () => {
  it.each(failures)("shows no secret after %s", async (_what, fail) => {
    const server = await startTestServer(fail);
    const credentials: Credentials = { kind: "password", userName: "u", password, domainName: "d" };
    const configuration = testConfiguration(server.url, { credentials, maxRetries: 0, requestTimeout: 100 });
    const client = new IamClient({ configuration });
    cleanups.push(server.close, () => client.close());
    const error = await client.createToken().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(leaksOf(error)).toEqual([]);
  });
});

describe("a configuration that is refused", () => {
  it.each([
    { HW_REGION_NAME: "" },
    { HW_REGION_NAME: "a.b" },
    { HW_DMS_ENDPOINT: `https://u:${encodeURIComponent(password)}@dms.example.com` },
    { HW_ACCESS_KEY: "", HW_AUTH_TOKEN: "" },
    { HW_AUTH_TOKEN: `${authToken}\n${authToken}` },
    { HTTPS_PROXY: `socks5://u:${encodeURIComponent(password)}@proxy.example.com` },
    { HW_MAX_RETRIES: "x" },
  ])("shows no secret: %j", (changes) => {
    const environment = { HW_REGION_NAME: "ae-ad-1", HW_ACCESS_KEY: "AK1", HW_SECRET_KEY: secretKey, ...changes };
    let error: unknown;
    try {
      resolveConfiguration({ config: () => undefined, environment });
    } catch (reason) {
      error = reason;
    }
    expect(error).toMatchObject({ code: "CONFIGURATION" });
    expect(leaksOf(error)).toEqual([]);
  });
});
