import { type Emulator, InvalidFault, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, type Received, send, signIn } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("a fault", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;

  beforeEach(async () => {
    clock = new ManualClock();
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });

  afterEach(() => emulator.close());

  const create = (): Promise<Received | string> =>
    client.instances("POST", "", instanceRequest).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
  const post = (body: unknown): Promise<Received> =>
    send(emulator.url, { method: "POST", path: "/_emulator/faults", body });

  describe("on a request", () => {
    it("answers with a status, body and headers of its own, and the request is not performed", async () => {
      const body = { error_code: "111500041", error_msg: "Internal service error." };
      const added = await post({
        match: { method: "POST", path: "/instances$" },
        do: { status: 503, body, headers: { "Retry-After": "7" } },
      });
      expect(added.status).toBe(201);
      const answer = await create();
      expect(answer).toMatchObject({ status: 503, json: body, headers: { "retry-after": "7" } });
      expect(emulator.instances()).toEqual([]);
      expect(emulator.requests()).toMatchObject([{ method: "POST", status: 503, code: "111500041" }]);
    });

    it("hits once unless it says how often", async () => {
      emulator.addFault({ match: {}, do: { status: 500 } });
      expect((await client.instances("GET")).status).toBe(500);
      expect((await client.instances("GET")).status).toBe(200);
    });

    it("hits from the nth matching request on, so many times", async () => {
      emulator.addFault({ match: { method: "get", path: "instances$", nth: 2, times: 2 }, do: { status: 500 } });
      await create();
      const seen: number[] = [];
      for (let count = 0; count < 4; count += 1) {
        await send(emulator.url, { path: "/v3" });
        seen.push((await client.instances("GET", "?name=instances")).status);
      }
      expect(seen).toEqual([200, 500, 500, 200]);
    });

    it("matches the path without its query, as a regular expression", async () => {
      emulator.addFault({ match: { path: "name=x|^/v1\\.0/[0-9a-f]{32}/instances/action$" }, do: { status: 500 } });
      expect((await client.instances("GET", "?name=x")).status).toBe(200);
      expect((await client.instances("POST", "/action", {})).status).toBe(500);
    });

    it("matches the text of the body, so that one of several creations is hit", async () => {
      emulator.addFault({ match: { method: "POST", body: '"name":"billing"' }, do: { status: 500 } });
      expect(await create()).toMatchObject({ status: 200 });
      expect((await client.instances("POST", "", { ...instanceRequest, name: "billing" })).status).toBe(500);
      expect(emulator.instances()).toHaveLength(1);
    });

    it("reaches IAM as well", async () => {
      emulator.addFault({ match: { path: "^/v3/auth/tokens$" }, do: { status: 502, body: "<html>bad</html>" } });
      const answer = await send(emulator.url, { method: "POST", path: "/v3/auth/tokens", body: {} });
      expect(answer).toMatchObject({ status: 502, text: "<html>bad</html>" });
    });

    it("never reaches the control routes", async () => {
      emulator.addFault({ match: { path: ".*" }, do: { reset: "before" } });
      for (const path of ["health", "requests", "instances", "faults"]) {
        expect((await send(emulator.url, { path: `/_emulator/${path}` })).status).toBe(200);
      }
      expect((await send(emulator.url, { path: "/%5femulator/health" })).status).toBe(200);
      expect(emulator.requests()).toEqual([]);
      await expect(client.instances("GET")).rejects.toThrow();
    });

    it("drops the connection before anything is done", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { reset: "before" } });
      expect(await create()).toBe("ECONNRESET");
      expect(emulator.instances()).toEqual([]);
      expect(emulator.requests()).toMatchObject([{ method: "POST", status: null, code: null }]);
    });

    it("drops the connection after everything is done", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { reset: "after" } });
      expect(await create()).toBe("ECONNRESET");
      expect(emulator.instances()).toMatchObject([{ name: instanceRequest.name, status: "CREATING" }]);
    });

    it("cuts the answer after so many bytes, while its length promises more", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { truncate: 9 } });
      expect(await create()).toBe("ECONNRESET");
      expect(emulator.instances()).toHaveLength(1);

      emulator.addFault({ match: { method: "GET" }, do: { truncate: 9 } });
      const { received, error } = await receivedBeforeTheCut();
      expect(received).toBe('{"instanc');
      expect(error).toBe("ECONNRESET");
    });

    it("holds the answer back, and the request is performed at once", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { delay: "300ms" } });
      const started = performance.now();
      const answer = create();
      while (emulator.instances().length === 0) await new Promise(setImmediate);
      expect(emulator.requests()).toEqual([]);
      expect(await answer).toMatchObject({ status: 200 });
      expect(performance.now() - started).toBeGreaterThanOrEqual(299);
    });

    it("can hold back and then drop", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { delay: "50ms", reset: "before" } });
      const started = performance.now();
      expect(await create()).toBe("ECONNRESET");
      expect(performance.now() - started).toBeGreaterThanOrEqual(49);
      expect(emulator.instances()).toEqual([]);
    });

    it("can replace the body of what was performed, or add headers to it", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { body: "{" } });
      expect(await create()).toMatchObject({ status: 200, text: "{" });
      expect(emulator.instances()).toHaveLength(1);
      emulator.addFault({ match: { method: "GET" }, do: { headers: { "X-Extra": "1" } } });
      expect(await client.instances("GET")).toMatchObject({ headers: { "x-extra": "1" }, json: { instance_num: 1 } });
    });

    it("can perform the request and yet answer with a status", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { status: 504, perform: true } });
      expect(await create()).toMatchObject({ status: 504, text: "" });
      expect(emulator.instances()).toHaveLength(1);
    });

    it("comes after the one that was set before it", async () => {
      emulator.addFault({ match: {}, do: { status: 501 } });
      emulator.addFault({ match: { times: 2 }, do: { status: 502 } });
      const seen = [];
      for (let count = 0; count < 3; count += 1) seen.push((await client.instances("GET")).status);
      expect(seen).toEqual([501, 502, 200]);
    });

    it.each([200, 202, 204, 205, 304, 404, 503, 599])(
      "may have status %d with any body, whole or cut",
      async (status) => {
        const bodies = [undefined, null, "", "text", 0, false, {}, [], { deep: [{}] }];
        for (const body of bodies) {
          for (const truncate of [undefined, 0, 1, 1_000]) {
            for (const method of ["GET", "HEAD"]) {
              emulator.addFault({ match: {}, do: { status, body, truncate, headers: { "Content-Length": "3" } } });
              const headers = { Connection: "close" };
              await send(emulator.url, { method, path: "/v3", headers }).catch(() => undefined);
            }
          }
        }
        expect((await send(emulator.url, { path: "/v3" })).status).toBe(200);
        expect(emulator.requests()).toHaveLength(bodies.length * 8 + 1);
      },
    );

    it("answers with an error of DMS in the form of the API that is asked, as often as it says", async () => {
      emulator.addFault({ match: { method: "PUT", times: 4 }, do: { code: "111400026" } });
      const path = "/00000000-0000-4000-8000-000000000000";
      const seen = [];
      for (let count = 0; count < 3; count += 1) {
        seen.push((await client.v2("PUT", `/{project}/instances${path}`, {})).json.error_code);
      }
      expect(seen).toEqual(["DMS.00400026", "DMS.00400026", "DMS.00400026"]);
      expect(await client.instances("PUT", path, {})).toMatchObject({
        status: 400,
        json: { error_code: "111400026", error_msg: expect.stringContaining("instance status") },
      });
      expect(emulator.requests().map(({ code }) => code)).toEqual([...seen, "111400026"]);
      expect((await client.instances("PUT", path, {})).json.error_code).toBe("111404022");
    });

    it("may perform what it answers with an error", async () => {
      emulator.addFault({ match: { method: "POST" }, do: { code: "111500000", perform: true } });
      expect(await create()).toMatchObject({ status: 500, json: { error_code: "111500000" } });
      expect(emulator.instances()).toHaveLength(1);
    });

    it("is gone after DELETE", async () => {
      emulator.addFault({ match: { times: 100 }, do: { status: 500 } });
      expect((await send(emulator.url, { path: "/_emulator/faults" })).json).toHaveLength(1);
      const cleared = await send(emulator.url, { method: "DELETE", path: "/_emulator/faults" });
      expect(cleared.status).toBe(204);
      expect((await client.instances("GET")).status).toBe(200);
    });

    async function receivedBeforeTheCut(): Promise<{ received: string; error: string }> {
      const headers = { "X-Auth-Token": await signIn(emulator.url) };
      emulator.clearFaults();
      emulator.addFault({ match: { method: "GET" }, do: { truncate: 9 } });
      const response = await fetch(`${emulator.url}/v1.0/${client.projectId}/instances`, { headers });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      let received = "";
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return { received, error: "" };
          received += Buffer.from(value).toString();
        }
      } catch (error) {
        const cause = (error as { cause?: { code?: string } }).cause;
        return { received, error: cause?.code === "UND_ERR_SOCKET" ? "ECONNRESET" : String(cause?.code) };
      }
    }
  });

  describe("on the outcome of operations", () => {
    const outcome = (fields: Record<string, unknown>, name = instanceRequest.name) =>
      emulator.addFault({ match: { name }, outcome: fields });

    it("makes a creation fail with an error code", async () => {
      outcome({ status: "CREATEFAILED", errorCode: "public.00.0018" });
      const id = await client.create();
      expect(await client.status(id)).toBe("CREATING");
      clock.advance(5_000);
      expect((await client.instances("GET", `/${id}`)).json).toMatchObject({
        status: "CREATEFAILED",
        error_code: "public.00.0018",
      });
    });

    it("fails a creation that has only an error code, and gives one to a failure that has none", async () => {
      outcome({ errorCode: "public.00.0042" });
      outcome({ status: "CREATEFAILED" }, "another-one");
      await client.create();
      await client.create({ name: "another-one" });
      clock.advance(5_000);
      expect(emulator.instances()).toMatchObject([
        { status: "CREATEFAILED", error_code: "public.00.0042" },
        { status: "CREATEFAILED", error_code: "public.00.0024" },
      ]);
    });

    it("keeps an instance in CREATING until it is cleared", async () => {
      outcome({ hang: true });
      const id = await client.create();
      clock.advance(86_400_000);
      expect(await client.status(id)).toBe("CREATING");
      emulator.clearFaults();
      expect(await client.status(id)).toBe("RUNNING");
    });

    it("lasts for every instance of the name, and for no other", async () => {
      outcome({ status: "ERROR" });
      await client.create();
      await client.create({ name: "another-one" });
      clock.advance(5_000);
      expect(emulator.instances().map(({ status }) => status)).toEqual(["ERROR", "RUNNING"]);
      emulator.removeInstance(String(emulator.instances()[0]?.instance_id));
      await client.create();
      clock.advance(5_000);
      expect(emulator.instances().map(({ status }) => status)).toEqual(["RUNNING", "ERROR"]);
    });

    it("makes an extension fail, and the size stays", async () => {
      const id = await client.create();
      clock.advance(5_000);
      outcome({ status: "EXTENDEDFAILED" });
      await client.instances("POST", `/${id}/extend`, { new_storage_space: 200 });
      clock.advance(3_000);
      expect(emulator.instances()).toMatchObject([
        { status: "EXTENDEDFAILED", total_storage_space: 100, extend_times: 0 },
      ]);
    });

    it("leaves deletions alone unless it names them", async () => {
      const id = await client.create();
      clock.advance(5_000);
      outcome({ status: "ERROR" });
      await client.instances("DELETE", `/${id}`);
      clock.advance(2_000);
      expect(await client.status(id)).toBe("111404022");

      const other = await client.create();
      emulator.setInstance(other, { status: "RUNNING" });
      outcome({ hang: true, operation: "delete" });
      await client.instances("DELETE", `/${other}`);
      clock.advance(86_400_000);
      expect(await client.status(other)).toBe("DELETING");
    });

    it("shows an instance as it was before an extension begins, while nothing else can be done", async () => {
      const id = await client.createOfToday();
      clock.advance(5_000);
      outcome({ readsBeforeStart: 2 });
      const path = `/rabbitmq/{project}/instances/${id}/extend`;
      const body = { oper_type: "storage", new_storage_space: 600 };
      const { job_id: job } = (await client.v2("POST", path, body)).json;
      const task = () => emulator.snapshot().instances[0]?.tasks.find((one) => one.id === job)?.status;
      expect(task()).toBe("CREATED");
      const seen = [await client.status(id)];
      expect((await client.v2("POST", path, body)).json.error_code).toBe("DMS.00400026");
      clock.advance(60_000);
      seen.push(await client.status(id), await client.status(id));
      expect(task()).toBe("EXECUTING");
      clock.advance(3_000);
      seen.push(await client.status(id));
      expect(seen).toEqual(["RUNNING", "RUNNING", "EXTENDING", "RUNNING"]);
      expect([task(), emulator.instances()[0]?.total_storage_space]).toEqual(["SUCCESS", 600]);
    });

    it("lets the task of an extension fail while the instance runs on as it was", async () => {
      const id = await client.createOfToday();
      clock.advance(5_000);
      outcome({ status: "RUNNING", operation: "extend" });
      const body = { oper_type: "horizontal", new_broker_num: 5 };
      await client.v2("POST", `/rabbitmq/{project}/instances/${id}/extend`, body);
      clock.advance(3_000);
      const { json } = await client.v2("GET", `/{project}/instances/${id}`);
      expect(json).toMatchObject({ status: "RUNNING", broker_num: 3, task: { status: "FAILED" } });
    });

    it("hides a new instance from so many reads, and from lists meanwhile", async () => {
      outcome({ hiddenReads: 2 });
      const id = await client.createOfToday();
      const read = async () => (await client.v2("GET", `/{project}/instances/${id}`)).json;
      expect((await client.v2("GET", "/{project}/instances?engine=rabbitmq")).json.instance_num).toBe(0);
      expect([(await read()).error_code, await client.status(id)]).toEqual(["DMS.00404022", "111404022"]);
      expect((await read()).status).toBe("CREATING");
      expect((await client.instances("GET")).json.instance_num).toBe(1);
    });

    it("lets a deletion pass through ERROR", async () => {
      const id = await client.create();
      clock.advance(5_000);
      outcome({ statusOnTheWay: "ERROR" });
      await client.instances("DELETE", `/${id}`);
      const seen = [await client.status(id), await client.status(id)];
      expect((await client.v2("DELETE", `/{project}/instances/${id}`)).status).toBe(204);
      clock.advance(2_000);
      expect([...seen, await client.status(id)]).toEqual(["DELETING", "ERROR", "111404022"]);
    });

    it("does not reach what was over before it was set", async () => {
      await client.create();
      clock.advance(5_000);
      outcome({ status: "CREATEFAILED" });
      expect(emulator.instances()).toMatchObject([{ status: "RUNNING" }]);
    });
  });

  it.each<[string, unknown, RegExp]>([
    ["that is no object", [], /The fault must be an object/],
    ["with neither effect nor outcome", { match: {} }, /either "do" or "outcome"/],
    ["with both", { match: {}, do: {}, outcome: {} }, /either "do" or "outcome"/],
    ["with a misspelled part", { match: { mehtod: "GET" }, do: { status: 500 } }, /mehtod is not known in match/],
    ["with nothing to do", { match: {}, do: {} }, /do must say what happens/],
    ["with a broken expression", { match: { path: "(" }, do: { status: 500 } }, /match.path must be a regular/],
    ["with a broken body", { match: { body: "[" }, do: { status: 500 } }, /match.body must be a regular/],
    ["with a status that is none", { match: {}, do: { status: 99 } }, /do.status/],
    ["with a delay without unit", { match: {}, do: { delay: 5 } }, /do.delay must be a duration/],
    ["with another kind of reset", { match: {}, do: { reset: "during" } }, /do.reset/],
    ["with half a byte", { match: {}, do: { truncate: 0.5 } }, /do.truncate/],
    ["with a header that is none", { match: {}, do: { headers: { "X-A": "a\r\nb" } } }, /do.headers/],
    ["with a code that is none", { match: {}, do: { code: "111499999" } }, /do.code must be an error code/],
    ["with no read before the start", { match: { name: "a" }, outcome: { readsBeforeStart: 0 } }, /readsBeforeStart/],
    ["with only an operation", { match: { name: "a" }, outcome: { operation: "delete" } }, /outcome must have/],
    ["counted from 0", { match: { nth: 0 }, do: { status: 500 } }, /match.nth/],
    ["on no instance", { match: {}, outcome: { hang: true } }, /match.name/],
    ["with an empty outcome", { match: { name: "a" }, outcome: {} }, /outcome must have/],
    ["with an operation that is none", { match: { name: "a" }, outcome: { hang: true, operation: "x" } }, /operation/],
  ])("%s is refused in one sentence", async (_what, fault, sentence) => {
    const answer = await post(fault);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatch(sentence);
    expect(() => emulator.addFault(fault as never)).toThrow(InvalidFault);
    expect((await send(emulator.url, { path: "/_emulator/faults" })).json).toEqual([]);
  });
});
