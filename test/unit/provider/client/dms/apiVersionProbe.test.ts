import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import { ApiVersionProbe } from "../../../../../provider/client/dms/apiVersionProbe";
import { ApiVersionUnknownError, AuthenticationError, messageOf } from "../../../../../provider/client/errors/errors";
import { Connection } from "../../../../../provider/client/iam/connection";
import { createTestClock } from "../testClock";
import { nowhere, passwordCredentials, projectId, testConfiguration } from "../testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer } from "../testServer";
import { refusal, reset } from "./clientSetup";

const path = "/v2/available-zones";
const zones: TestAnswer = { json: { region_id: "r1", available_zones: [{ id: "z1", code: "az1" }] } };
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function connect(url: string, changes: Partial<ClientConfiguration> = {}): Connection {
  const configuration = testConfiguration(url, { maxRetries: 1, ...changes });
  const connection = new Connection({ configuration, clock: createTestClock(), random: () => 0 });
  cleanups.push(() => connection.close());
  return connection;
}

async function setUp(answer: (request: ReceivedRequest, count: number) => TestAnswer) {
  const server = await startTestServer(answer);
  cleanups.push(server.close);
  const paths = () => server.requests.map(({ url }) => url);
  return { server, paths, probe: new ApiVersionProbe() };
}

it.each<[string, TestAnswer, string]>([
  ["a list of zones", zones, "v2"],
  ["a 404 with 111404001", refusal(404, "111404001"), "v1.0"],
  ["a 404 with DMS.00404001", refusal(404, "DMS.00404001"), "v1.0"],
  ["a 404 with APIGW.0101", refusal(404, "APIGW.0101"), "v1.0"],
  ["an empty 404", { status: 404, body: "" }, "v1.0"],
  ["a 404 in HTML", { status: 404, body: "<html>Not Found</html>" }, "v1.0"],
  ["a 404 in plain text", { status: 404, body: "404 page not found" }, "v1.0"],
])("%s says %s", async (_what, answer, expected) => {
  const { server, paths, probe } = await setUp(() => answer);
  expect(await probe.versionOf(connect(server.url))).toBe(expected);
  expect(paths()).toEqual([path]);
  expect(server.requests[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 /);
});

const oddAnswers: [string, TestAnswer][] = [
  ["HTTP 400", refusal(400, "DMS.00400026")],
  ["HTTP 403", refusal(403, "DMS.00403003")],
  ["a 404 with another code", refusal(404, "DMS.00404022")],
  ["a 404 in JSON without a code", { status: 404, json: {} }],
  ["a 404 of flow control", refusal(404, "APIGW.0308")],
  ["HTTP 405", { status: 405, body: "" }],
  ["HTTP 429", { status: 429, body: "" }],
  ["HTTP 500", refusal(500, "DMS.00500000")],
  ["HTTP 502 in HTML", { status: 502, body: "<html>Bad gateway</html>" }],
  ["HTTP 503", { status: 503, body: "" }],
  ["a redirection", { status: 302, headers: { Location: "/login" } }],
  ["a 200 in HTML", { body: "<html>Welcome</html>" }],
  ["an empty 200", { body: "" }],
  ["a 200 without a list", { json: { region_id: "r1" } }],
  ["a 200 with an empty list", { json: { available_zones: [] } }],
  ["a 200 with a list of something else", { json: { available_zones: ["z1"] } }],
  ["a 204", { status: 204 }],
  ["a 202 with zones", { status: 202, json: { available_zones: [{ id: "z1" }] } }],
  ["a reset", reset],
];

it.each(oddAnswers)("%s is an error that says what to set, and is not remembered", async (_what, answer) => {
  let isOdd = true;
  const { server, probe } = await setUp(() => (isOdd ? answer : zones));
  const error = await probe.versionOf(connect(server.url)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiVersionUnknownError);
  expect(messageOf(error)).toMatch(
    /^It cannot be told whether the endpoint http:\S+ serves API v2: .*HW_DMS_API_VERSION/,
  );
  isOdd = false;
  expect(await probe.versionOf(connect(server.url))).toBe("v2");
});

it("refused credentials are an error of signing in, and not remembered", async () => {
  let isRefused = true;
  const { server, probe } = await setUp(() => (isRefused ? refusal(401, "APIGW.0301") : zones));
  await expect(probe.versionOf(connect(server.url))).rejects.toBeInstanceOf(AuthenticationError);
  isRefused = false;
  expect(await probe.versionOf(connect(server.url))).toBe("v2");
});

it("a service that cannot be reached is an error that says what to set", async () => {
  const connection = connect(nowhere);
  await expect(new ApiVersionProbe().versionOf(connection)).rejects.toMatchObject({
    code: "API_VERSION_UNKNOWN",
    cause: expect.objectContaining({ code: "CONNECTION" }),
  });
});

it("a caller that gives up is told so", async () => {
  const controller = new AbortController();
  const { server, probe } = await setUp(() => () => controller.abort());
  const asked = probe.versionOf(connect(server.url), { signal: controller.signal });
  await expect(asked).rejects.toMatchObject({ code: "ABORTED" });
});

describe("one request is sent", () => {
  it.each([
    ["v2", zones],
    ["v1.0", { status: 404, body: "" }],
  ] as const)("for each endpoint, whoever asks and however often: %s", async (version, answer) => {
    const { server, paths, probe } = await setUp(() => answer);
    const connections = [connect(server.url), connect(server.url, { region: "eu-west-101" })];
    const asked = connections.flatMap((connection) => [probe.versionOf(connection), probe.versionOf(connection)]);
    expect(new Set(await Promise.all(asked))).toEqual(new Set([version]));
    expect(await probe.versionOf(connect(server.url))).toBe(version);
    expect(paths()).toEqual([path]);
  });

  it("to each of two endpoints", async () => {
    const first = await setUp(() => zones);
    const second = await setUp(() => ({ status: 404, body: "" }));
    const answers = [first, second].map(({ server }) => first.probe.versionOf(connect(server.url)));
    expect(await Promise.all(answers)).toEqual(["v2", "v1.0"]);
    expect([first.paths(), second.paths()]).toEqual([[path], [path]]);
  });
});

describe("the probe is not sent", () => {
  it("before the project is known", async () => {
    const { server, paths, probe } = await setUp(({ url }) =>
      url.startsWith("/v3/projects") ? { json: { projects: [{ id: projectId, name: "ae-ad-1" }] } } : zones,
    );
    await probe.versionOf(connect(server.url, { projectId: undefined }));
    expect(paths()).toEqual(["/v3/projects?name=ae-ad-1", path]);
  });

  it.each<[string, Partial<ClientConfiguration>, TestAnswer]>([
    ["the look-up of the project", { projectId: undefined }, refusal(404, "APIGW.0101")],
    ["the sign-in", { credentials: passwordCredentials }, { status: 404, body: "" }],
  ])("after %s has failed, whose error is not one of the version", async (_what, changes, answer) => {
    const { server, paths, probe } = await setUp(() => answer);
    const error = await probe.versionOf(connect(server.url, changes)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 404 });
    expect(error).not.toBeInstanceOf(ApiVersionUnknownError);
    expect(paths()).not.toContain(path);
  });
});
