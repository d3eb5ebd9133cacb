import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, type Received, send, signIn, signInRequest } from "../../emulatorClient";
import { ManualClock } from "../../manualClock";

describe("IAM", () => {
  const clock = new ManualClock();
  let emulator: Emulator;
  let client: EmulatorClient;
  let projectId: string;

  beforeAll(async () => {
    emulator = await startEmulator({
      clock,
      region: ["ae-ad-1", "eu-west-101"],
      projects: [{ name: "ae-ad-1_team", id: "0123456789abcdef0123456789abcdef" }],
      users: [{ name: "keys-only", accessKey: "K", secretKey: "k" }],
    });
    client = new EmulatorClient(emulator);
    projectId = client.projectId;
  });
  afterAll(() => emulator.close());

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Received> =>
    send(emulator.url, { method: "POST", path: "/v3/auth/tokens", headers, body });

  it("gives a token for a project, with what is in it and the catalogue", async () => {
    const { status, headers, json } = await post(signInRequest(), { "Content-Type": "application/json;charset=utf-8" });
    expect(status).toBe(201);
    expect(headers["x-subject-token"]).toMatch(/^[\w-]+\.[\w-]+$/);
    const domain = { id: emulator.account.id, name: "emulator" };
    expect(json.token).toEqual({
      methods: ["password"],
      issued_at: "2026-11-24T12:00:00.000000Z",
      expires_at: "2026-11-25T12:00:00.000000Z",
      user: { id: expect.any(String), name: "emulator", domain, password_expires_at: "" },
      project: { id: projectId, name: "ae-ad-1", domain },
      roles: [{ id: "0", name: "te_admin" }],
      catalog: expect.any(Array),
    });
    const dms = json.token.catalog.filter(({ type }: { type: string }) => type.startsWith("dms"));
    expect(dms.map(({ type }: { type: string }) => type)).toEqual(["dmsv1", "dms"]);
    for (const { endpoints } of dms) {
      expect(endpoints).toMatchObject([
        { interface: "public", region: "ae-ad-1", url: `${emulator.url}/v1.0/${projectId}` },
      ]);
    }
  });

  it.each([
    [
      "the project's id",
      { project: { id: "0123456789abcdef0123456789abcdef" } },
      { project: { name: "ae-ad-1_team" } },
    ],
    ["the domain's name", { domain: { name: "emulator" } }, { domain: { name: "emulator" } }],
  ])("gives a token by %s", async (_what, scope, expected) => {
    expect((await post(signInRequest({ scope }))).json.token).toMatchObject(expected);
  });

  it("gives a token by the user's id, by another token, and to a request that is signed", async () => {
    const id = (await post(signInRequest())).json.token.user.id;
    const user = { id, password: "emulator" };
    const scope = { project: { name: "ae-ad-1" } };
    const byId = { auth: { identity: { methods: ["password"], password: { user } }, scope } };
    expect((await post(byId)).status).toBe(201);
    const token = { id: await signIn(emulator.url, { scope: { domain: { name: "emulator" } } }) };
    expect((await post({ auth: { identity: { methods: ["token"], token }, scope } })).json.token).toMatchObject(scope);
    const signed = await client.send({ method: "POST", path: "/v3/auth/tokens", body: `${JSON.stringify(byId)}\n` });
    expect(signed.status).toBe(201);
  });

  it("leaves the catalogue out when asked to", async () => {
    const path = "/v3/auth/tokens?nocatalog=true";
    const { json } = await send(emulator.url, { method: "POST", path, body: signInRequest() });
    expect(json.token).not.toHaveProperty("catalog");
  });

  it.each<[string, unknown, number]>([
    ["a wrong password", signInRequest({ password: "wrong" }), 401],
    ["a user who does not exist", signInRequest({ name: "nobody" }), 401],
    ["a user without password", signInRequest({ name: "keys-only", password: "" }), 401],
    ["another domain", signInRequest({ domain: "other" }), 401],
    ["a project that does not exist", signInRequest({ scope: { project: { name: "no-such" } } }), 404],
    ["a domain that does not exist", signInRequest({ scope: { domain: { name: "no-such" } } }), 404],
    ["a token that is none", { auth: { identity: { methods: ["token"], token: { id: "x" } } } }, 401],
    ["no user", { auth: { identity: { methods: ["password"], password: {} } } }, 400],
    ["no methods", { auth: { identity: {} } }, 400],
    [
      "an empty list of methods",
      {
        auth: {
          identity: {
            methods: [],
            password: { user: { name: "emulator", password: "emulator", domain: { name: "emulator" } } },
          },
        },
      },
      400,
    ],
    ["an array", [], 400],
    ["no JSON", "{", 400],
    ["nothing", undefined, 400],
  ])("refuses %s", async (_what, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error: { code: status, message: expect.any(String), title: expect.any(String) } });
    expect(answer.headers["x-subject-token"]).toBeUndefined();
  });

  it.each([
    ["", ["ae-ad-1", "eu-west-101", "ae-ad-1_team"]],
    ["?name=eu-west-101", ["eu-west-101"]],
    ["?name=no-such", []],
    ["?enabled=false", []],
  ])("lists the projects with %p as %j", async (query, names) => {
    const { json } = await client.send({ path: `/v3/projects${query}` });
    expect(json.projects.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it("shows a project as the reference's sample does", async () => {
    const { json } = await client.send({ path: "/v3/projects?name=ae-ad-1" });
    const project = {
      domain_id: emulator.account.id,
      is_domain: false,
      parent_id: emulator.account.id,
      name: "ae-ad-1",
      description: "",
      links: { next: null, previous: null, self: `${emulator.url}/v3/projects/${projectId}` },
      id: projectId,
      enabled: true,
    };
    expect(json.projects).toEqual([project]);
    expect((await client.send({ path: `/v3/projects/${projectId}` })).json).toEqual({ project });
    expect((await client.send({ path: "/v3/projects/unknown" })).status).toBe(404);
    expect((await client.send({ path: "/v3/auth/projects" })).json.projects).toContainEqual(project);
  });

  it("tells the domain, the catalogue and its version", async () => {
    const { json: domains } = await client.send({ path: "/v3/auth/domains" });
    expect(domains.domains).toMatchObject([{ id: emulator.account.id, name: "emulator", enabled: true }]);
    const { json: catalogue } = await client.send({ path: "/v3/auth/catalog" });
    expect(catalogue.catalog.map(({ type }: { type: string }) => type)).toEqual(["identity", "dmsv1", "dms"]);
    const { json: version } = await send(emulator.url, { path: "/v3" });
    expect(version.version).toMatchObject({ status: "stable", links: [{ rel: "self", href: `${emulator.url}/v3/` }] });
  });

  it("tells what a token is good for", async () => {
    const token = await signIn(emulator.url);
    const about = (subject: string) =>
      send(emulator.url, { path: "/v3/auth/tokens", headers: { "X-Auth-Token": token, "X-Subject-Token": subject } });
    expect((await about(token)).json.token.project.id).toBe(projectId);
    expect((await about("x")).status).toBe(404);
  });

  it("has errors of its own form for addresses and methods as well", async () => {
    expect(await client.send({ path: "/v3/nothing" })).toMatchObject({ status: 404, json: { error: { code: 404 } } });
    const wrongMethod = await client.send({ method: "DELETE", path: "/v3/projects" });
    expect(wrongMethod).toMatchObject({ status: 405, json: { error: { title: "Method Not Allowed" } } });
  });
});
