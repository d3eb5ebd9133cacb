import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, send, signIn } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("somebody who sends a request", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;

  async function start(options: EmulatorOptions = {}): Promise<void> {
    clock = new ManualClock();
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
  }

  afterEach(() => emulator.close());

  const path = () => `/v1.0/${client.projectId}/instances`;
  const withToken = async (token: string, at = path()) => {
    const { status, json } = await send(emulator.url, { path: at, headers: { "X-Auth-Token": token } });
    return status === 200 ? 200 : `${status} ${json.error_code ?? json.error.code}`;
  };

  it("is known by a signature, with and without Host and Content-Type signed", async () => {
    await start();
    expect((await client.instances("GET")).status).toBe(200);
    const bare = client.sign({ path: path() });
    const { Host: _host, "Content-Type": _type, ...headers } = bare;
    const date = headers["X-Sdk-Date"] as string;
    const { createHash, createHmac } = await import("node:crypto");
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    const canonical = `GET\n${path()}/\n\nx-sdk-date:${date}\n\nx-sdk-date\n${sha256("")}`;
    const signature = createHmac("sha256", client.secretKey)
      .update(`SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`)
      .digest("hex");
    const Authorization = `SDK-HMAC-SHA256 Access=${client.accessKey}, SignedHeaders=x-sdk-date, Signature=${signature}`;
    const answer = await send(emulator.url, {
      path: path(),
      headers: { "X-Sdk-Date": date, Authorization, "X-Project-Id": "unsigned" },
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    ["a wrong secret key", { secretKey: "wrong" }, "verify aksk signature fail"],
    ["an access key that does not exist", { accessKey: "NOBODY" }, "the access key does not exist"],
  ])("is refused with %s, in the form of the gateway", async (_what, credentials, reason) => {
    await start();
    const { status, json, headers } = await new EmulatorClient(emulator, credentials).instances("GET");
    expect(status).toBe(401);
    expect(json).toEqual({
      error_code: "APIGW.0301",
      error_msg: `Incorrect IAM authentication information: ${reason}`,
      request_id: headers["x-request-id"],
    });
  });

  it("is refused with a header that is no signature", async () => {
    await start();
    const { json } = await send(emulator.url, { path: path(), headers: { Authorization: "Bearer x" } });
    expect(json.error_msg).toContain("the Authorization header is malformed");
  });

  it("needs the security token that belongs to a temporary access key, and only then one", async () => {
    await start({ securityToken: "temporary" });
    const signed = (headers: Record<string, string>) => client.send({ path: path(), headers });
    expect((await signed({})).status).toBe(401);
    expect((await signed({ "X-Security-Token": "another" })).status).toBe(401);
    expect((await signed({ "X-Security-Token": "temporary" })).status).toBe(200);
    await emulator.close();
    await start();
    expect((await signed({ "X-Security-Token": "temporary" })).status).toBe(401);
  });

  it("is known by a token until it expires", async () => {
    await start({ tokenLife: "1h" });
    const token = await signIn(emulator.url);
    expect(await withToken(token)).toBe(200);
    clock.advance(3_599_999);
    expect(await withToken(token)).toBe(200);
    clock.advance(1);
    expect(await withToken(token)).toBe("401 111401001");
  });

  it("is not known by a token that was changed, or that another emulator issued", async () => {
    await start();
    const token = await signIn(emulator.url);
    const [content = "", seal = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(content, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, expiresAt: 9e15 })).toString("base64url");
    for (const wrong of [`${forged}.${seal}`, `${content}.`, content, `${token}.x`, "."]) {
      expect(await withToken(wrong)).toBe("401 111401001");
    }
    const first = emulator;
    await start();
    expect(await withToken(token)).toBe("401 111401001");
    await first.close();
  });

  it("may reach DMS only with a token of the project", async () => {
    await start({ projects: [{ name: "ae-ad-1_other" }] });
    const tokens = {
      domain: await signIn(emulator.url, { scope: { domain: { name: "emulator" } } }),
      none: await signIn(emulator.url, { scope: {} }),
      other: await signIn(emulator.url, { scope: { project: { name: "ae-ad-1_other" } } }),
    };
    for (const token of Object.values(tokens)) expect(await withToken(token)).toBe("401 111401004");
    expect(await withToken(tokens.domain, "/v1.0/products")).toBe("401 111401004");
    expect(await withToken(tokens.none, "/v1.0/availableZones")).toBe("401 111401004");
    expect(await withToken(tokens.other, "/v1.0/products")).toBe(200);
    expect(await withToken(tokens.domain, "/v3/projects")).toBe(200);
  });

  it("may not reach a project that does not exist", async () => {
    await start();
    const stranger = new EmulatorClient(emulator, { projectId: "0".repeat(32) });
    expect((await stranger.instances("GET")).json.error_code).toBe("111401004");
  });

  it("is refused by IAM in IAM's own form", async () => {
    await start();
    for (const headers of [{}, { "X-Auth-Token": "x" }, { Authorization: "x" }]) {
      const { status, json } = await send(emulator.url, { path: "/v3/projects", headers: headers as never });
      expect(status).toBe(401);
      expect(json).toEqual({ error: { code: 401, title: "Unauthorized", message: expect.any(String) } });
    }
  });
});
