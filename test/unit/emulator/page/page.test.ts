import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, send, signIn } from "../emulatorClient";
import { ManualClock } from "../manualClock";

const executablePath = "/usr/bin/chromium";
const hasBrowser = existsSync(executablePath);
const withBrowser = hasBrowser ? describe : describe.skip;
// Chromium takes ten times as long on a busy machine.
const longestLook = 60_000;
const browserTimeout = 180_000;

const html = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

/** What the tests use of the page's own clipboard. */
interface Clipboards {
  clipboard: { readText(): Promise<string> };
}

const clock = new ManualClock();
let emulator: Emulator;
let client: EmulatorClient;

beforeEach(async () => {
  emulator = await startEmulator({ clock, createTime: "90s" });
  client = new EmulatorClient(emulator);
});
afterEach(() => emulator.close());

describe("the address /", () => {
  it("is the page for whoever accepts HTML, under a policy that lets nothing else in", async () => {
    const { status, headers, text } = await send(emulator.url, { path: "/", headers: html });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(text).toContain("<!doctype html>");
    expect(text).not.toMatch(/https?:\/\//);
    expect(emulator.requests()).toEqual([]);
  });

  it.each([
    ["a client that accepts JSON", "GET", { accept: "application/json" }],
    ["a client that accepts anything", "GET", { accept: "*/*" }],
    ["a client that says nothing", "GET", {}],
    ["another method", "POST", html],
    ["a name that somebody gave to this address", "GET", { ...html, host: "attacker.example" }],
  ])("is unknown to %s", async (_who, method, headers) => {
    const { status, json } = await send(emulator.url, { method, path: "/", headers });
    expect({ status, code: json.error_code }).toEqual({ status: 404, code: "111404001" });
  });
});

describe("what the page is told", () => {
  it("contains no secret", async () => {
    const id = await client.create();
    emulator.setInstance(id, { extra: "more" });
    const token = await signIn(emulator.url);
    const { headers, text } = await send(emulator.url, { path: "/_emulator/page" });
    for (const secret of [instanceRequest.password, client.accessKey, client.secretKey, token, "password", "more"]) {
      expect(text).not.toContain(secret);
    }
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("is the last 200 requests with the instances that they were about, and the newest 200 instances", async () => {
    const first = await client.create({ name: "first-one" });
    emulator.restore({
      instances: Array.from({ length: 201 }, (_, index) => {
        const [instance] = emulator.snapshot().instances;
        if (!instance) throw new Error("The snapshot is empty.");
        return { ...instance, fields: { ...instance.fields, instance_id: index === 200 ? first : `id-${index}` } };
      }),
      addressCount: 0,
    });
    for (let count = 0; count < 201; count += 1) await client.instances("GET", `/${first}`);
    const { json } = await send(emulator.url, { path: "/_emulator/page" });
    expect(json.requests).toHaveLength(200);
    expect(json.requests[199]).toMatchObject({ method: "GET", instance: "first-one" });
    expect(json.instanceCount).toBe(201);
    expect(json.instances).toHaveLength(200);
    expect(json.instances[0].id).toBe(first);
  });

  it("counts as no read of an instance", async () => {
    const byReads = await startEmulator({ createReads: 1 });
    await new EmulatorClient(byReads).create();
    for (let count = 0; count < 3; count += 1) {
      const { json } = await send(byReads.url, { path: "/_emulator/page" });
      expect(json.instances[0].operation).toMatchObject({ name: "create", readsLeft: 1 });
    }
    await byReads.close();
  });
});

withBrowser(`the page in Chromium${hasBrowser ? "" : ` (skipped: there is no ${executablePath})`}`, () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      timeout: browserTimeout,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }, browserTimeout);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    complaints = [];
    page = await browser.newPage();
    page.setDefaultTimeout(longestLook);
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(emulator.url)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(emulator.url);
  }, browserTimeout);
  afterEach(() => page?.close());

  const seen = (text: string) => page.getByText(text).first().waitFor({ timeout: longestLook });

  it(
    "tells how to begin while there is nothing",
    async () => {
      await seen("No instance yet");
      await seen(`export HW_DMS_ENDPOINT=${emulator.url}`);
      await seen("No request so far.");
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it(
    "follows an instance from CREATING to RUNNING to nothing, without a reload",
    async () => {
      let loads = 0;
      page.on("load", () => {
        loads += 1;
      });
      const id = await client.create({ name: "orders" });
      await seen("CREATING");
      await seen("1 min 30 s left");
      clock.advance(45_000);
      await seen("45 s left");
      clock.advance(45_000);
      await seen("RUNNING");
      await seen("192.168.0.10:5672");
      await seen("http://192.168.0.10:15672");
      expect(await page.getByText("s left").count()).toBe(0);

      await client.instances("GET", `/${id}`);
      await client.instances("GET", `/${id.replace(/^.{8}/, "00000000")}`);
      await seen("111404022");
      const rows = await page.locator("#requests tbody tr").allInnerTexts();
      expect(rows.map((row) => row.trim().split(/\s+/).slice(1))).toEqual([
        [
          "GET",
          expect.stringContaining("/instances/00000000-"),
          "404",
          "111404022",
          expect.stringMatching(/^\d+\.\d$/),
        ],
        ["GET", expect.stringContaining(id), "200", expect.stringMatching(/^\d+\.\d$/), "orders"],
        ["POST", expect.stringContaining("/instances"), "200", expect.stringMatching(/^\d+\.\d$/), "orders"],
      ]);

      emulator.removeInstance(id);
      await seen("No instance yet");
      expect(loads).toBe(0);
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it(
    "shows markup and odd values as text, and links to nothing but consoles of this machine",
    async () => {
      const id = await client.create();
      clock.advance(90_000);
      const markup = '<img src="x" onerror="document.title=1"><script>document.title=2</script>';
      emulator.setInstance(id, {
        name: markup,
        description: `described ${markup}`,
        status: { odd: true },
        management_connect_address: "javascript:document.title=3",
      });
      await seen(`described ${markup}`);
      await seen('{"odd":true}');
      await seen("javascript:document.title=3");
      expect(await page.locator("main img, main script, main a").count()).toBe(0);
      expect(await page.title()).toBe("DMS for RabbitMQ, emulated");

      emulator.setInstance(id, { management_connect_address: "http://127.0.0.1:15672" });
      const link = page.getByRole("link", { name: "http://127.0.0.1:15672" });
      await link.waitFor({ timeout: longestLook });
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it(
    "says what an error code means, which faults are set, and what they hit",
    async () => {
      await send(emulator.url, {
        method: "POST",
        path: "/_emulator/faults",
        body: JSON.stringify({ match: { name: "orders" }, outcome: { errorCode: "public.00.0018" } }),
      });
      await send(emulator.url, {
        method: "POST",
        path: "/_emulator/faults",
        body: JSON.stringify({
          match: { method: "get", path: "/instances/", times: 2 },
          do: { status: 503, body: "hidden" },
        }),
      });
      const id = await client.create({ name: "orders" });
      clock.advance(90_000);
      await client.instances("GET", `/${id}`);
      await seen("Failed to create the ECS because the ECS resource quota is insufficient.");
      await seen("GET /instances/, 2 from number 1 on");
      await seen("answers 503, another body");
      await seen("every operation ends badly with public.00.0018");
      await seen("1 request");
      const marked = page.locator("tbody tr", { has: page.locator(".mark") });
      expect(await marked.count()).toBe(2);
      expect(await page.locator("#requests tbody tr", { hasText: "fault" }).textContent()).toContain("503");
      expect(await page.content()).not.toContain("hidden</");

      await send(emulator.url, { method: "DELETE", path: "/_emulator/faults" });
      await page.locator("#faults").waitFor({ state: "hidden", timeout: longestLook });
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it(
    "filters the requests by every word",
    async () => {
      const id = await client.create({ name: "orders" });
      await client.instances("GET", `/${id}`);
      await client.instances("GET", `/${id.replace(/^.{8}/, "00000000")}`);
      await seen("111404022");
      const rows = page.locator("#requests tbody tr");
      await page.getByLabel("Filter the requests").fill("get ORDERS");
      await page.getByText("1 of the last 3").waitFor({ timeout: longestLook });
      expect(await rows.count()).toBe(1);
      await page.getByLabel("Filter the requests").fill("nothing");
      await seen("No request matches the filter.");
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it(
    "copies endpoints and exports",
    async () => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: emulator.url });
      const copied = () =>
        page.evaluate(() => (globalThis as unknown as { navigator: Clipboards }).navigator.clipboard.readText());
      await page.getByRole("button", { name: "Copy" }).click();
      await seen("Copied");
      expect(await copied()).toContain(`export HW_DMS_ENDPOINT=${emulator.url}`);
      await client.create({ name: "orders" });
      clock.advance(90_000);
      await page.getByRole("button", { name: "Copy 192.168.0.10:5672" }).click();
      await seen("Copied");
      expect(await copied()).toBe("192.168.0.10:5672");
      expect(complaints).toEqual([]);
    },
    browserTimeout,
  );

  it.each([400, 1280, 1920])(
    "fits a window of %d pixels, and gives paths the width that is there",
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await client.create({ name: "orders" });
      clock.advance(90_000);
      await seen("RUNNING");
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow)).toBe(0);
      const box = await page.locator("#requests td.path").first().boundingBox();
      expect(box?.width).toBeGreaterThan(width / 3);
    },
    browserTimeout,
  );

  it(
    "says when the emulator has ended",
    async () => {
      await seen("live");
      await emulator.close();
      await seen("The emulator does not answer");
    },
    browserTimeout,
  );

  it(
    "cannot be driven by a page of another origin",
    async () => {
      const id = await client.create();
      const other = await startEmulator();
      const outside = await browser.newPage();
      outside.setDefaultTimeout(longestLook);
      try {
        // Unlike the page itself, this document has no policy that would keep it from asking others.
        await outside.goto(`${other.url}/_emulator/health`);
        const address = `${emulator.url}/_emulator/instances/${id}`;
        const [answer] = await Promise.all([
          outside.waitForResponse(address, { timeout: longestLook }),
          outside.evaluate(
            (url) => fetch(url, { method: "POST", mode: "no-cors", body: '{"status":"ERROR"}' }).then(() => undefined),
            address,
          ),
        ]);
        expect(answer.status()).toBe(403);
      } finally {
        await outside.close();
        await other.close();
      }
      expect(emulator.instances()).toMatchObject([{ status: "CREATING" }]);
    },
    browserTimeout,
  );
});
