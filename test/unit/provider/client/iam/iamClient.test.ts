import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import { IamClient } from "../../../../../provider/client/iam/iamClient";
import { createTestClock } from "../testClock";
import { passwordCredentials, projectId, testConfiguration } from "../testConfiguration";
import { startTestServer, type TestAnswer } from "../testServer";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function setUp(answer: (count: number) => TestAnswer, changes: Partial<ClientConfiguration> = {}) {
  const server = await startTestServer((_request, count) => answer(count));
  const clock = createTestClock();
  const configuration = testConfiguration(server.url, { credentials: passwordCredentials, ...changes });
  const client = new IamClient({ configuration, clock, random: () => 0 });
  cleanups.push(server.close, () => client.close());
  return { server, client, clock };
}

const tokenAnswer = (expires_at: string | undefined): TestAnswer => ({
  status: 201,
  headers: { "X-Subject-Token": "token-1", Date: "Tue, 24 Nov 2026 12:00:00 GMT" },
  json: { token: { expires_at, methods: ["password"], project: { id: projectId, name: "ae-ad-1", domain: {} } } },
});

describe("createToken", () => {
  it("reads the token from the header, its expiry and project from the body", async () => {
    const { client, clock } = await setUp(() => tokenAnswer("2026-11-25T12:00:00.123000Z"));
    expect(await client.createToken()).toEqual({ token: "token-1", expiresAt: clock.time + 86_400_123, projectId });
  });

  it("takes a token that tells no expiry for good for an hour", async () => {
    const { client, clock } = await setUp(() => tokenAnswer(undefined));
    expect(await client.createToken()).toMatchObject({ expiresAt: clock.time + 3_600_000 });
  });

  it("is repeated when the answer is lost, since a second token does no harm", async () => {
    const { client, server } = await setUp((count) =>
      count < 3 ? (response) => response.destroy() : tokenAnswer("2026-11-25T12:00:00Z"),
    );
    expect(await client.createToken()).toMatchObject({ token: "token-1" });
    expect(server.requests).toHaveLength(3);
  });

  it("says what to check when user or password are wrong, once, without showing them", async () => {
    const message = "The username or password is wrong.";
    const { client, server } = await setUp(() => ({
      status: 401,
      json: { error: { code: 401, message, title: "Unauthorized" } },
    }));
    const error = await client.createToken().catch((reason: Error) => reason);
    expect(String(error)).toMatch(
      /IAM answered POST \/v3\/auth\/tokens with HTTP 401: The username or password is wrong\. .*HW_USER_NAME/,
    );
    expect(String(error)).not.toContain(passwordCredentials.password);
    expect(server.requests).toHaveLength(1);
  });

  it("refuses an answer without a token in words", async () => {
    const { client } = await setUp(() => ({ status: 201, json: { token: {} } }));
    await expect(client.createToken()).rejects.toThrow(/without the header X-Subject-Token/);
  });

  it("needs user and password", async () => {
    const { client, server } = await setUp(() => ({}), { credentials: { kind: "token", token: "t" } });
    await expect(client.createToken()).rejects.toMatchObject({ code: "CONFIGURATION" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("listProjects", () => {
  it("reads the sample of section 8.4, by name or all", async () => {
    const links = { next: null, previous: null, self: "https://www.example.com/v3/projects" };
    const project = {
      domain_id: "65382450e8f64ac0870cd180d14e684b",
      is_domain: false,
      parent_id: "65382450e8f64ac0870cd180d14e684b",
      name: "cn-north-4",
      description: "",
      links,
      id: "a4a5d4098fb4474fa22cd05f897d6b99",
      enabled: true,
    };
    const { client, server } = await setUp(() => ({ json: { projects: [project], links } }), {
      credentials: { kind: "token", token: "t" },
    });
    const { links: _links, domain_id: domainId, is_domain: isDomain, parent_id: parentId, ...shared } = project;
    const known = { ...shared, domainId, isDomain, parentId };
    expect(await client.listProjects()).toEqual([known]);
    expect(await client.listProjects({ name: "cn-north-4" })).toEqual([known]);
    expect(server.requests.map(({ url }) => url)).toEqual(["/v3/projects", "/v3/projects?name=cn-north-4"]);
  });
});
