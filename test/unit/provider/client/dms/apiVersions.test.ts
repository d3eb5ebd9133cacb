import { answersVersion, Connection } from "../../../../../provider/client";
import { testConfiguration } from "../testConfiguration";
import { startTestServer, type TestAnswer, type TestServer } from "../testServer";

let server: TestServer;
let connection: Connection;
let answer: TestAnswer;

beforeAll(async () => {
  server = await startTestServer(() => answer);
  connection = new Connection({ configuration: testConfiguration(server.url, { maxRetries: 0 }) });
});

afterAll(async () => {
  await connection.close();
  await server.close();
});

it.each([
  ["a list", { json: { instances: [] } }, true],
  ["a refusal for lack of permission", { status: 403, json: { error_code: "DMS.111403002", error_msg: "no" } }, true],
  ["an unknown path", { status: 404, json: { error_code: "APIGW.0101", error_msg: "no API" } }, false],
])("takes %s for an answer or none", async (_what, given, expected) => {
  answer = given;
  await expect(answersVersion(connection, "v2")).resolves.toBe(expected);
  expect(server.requests.at(-1)?.url).toMatch(/^\/v2\/[0-9a-f]{32}\/instances\?/);
});

it.each([
  ["refused credentials", 401],
  ["a fault of the service", 500],
])("says nothing on %s", async (_what, status) => {
  answer = { status, json: { error_code: "DMS.111", error_msg: "no" } };
  await expect(answersVersion(connection, "v1.0")).rejects.toThrow(String(status));
});
