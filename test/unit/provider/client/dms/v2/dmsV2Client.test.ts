import { DmsV2Client } from "../../../../../../provider/client/dms/v2/dmsV2Client";
import { projectId, tokenCredentials } from "../../testConfiguration";
import type { ReceivedRequest, TestAnswer } from "../../testServer";
import { clientSetup, createRequest, instanceId as id, inTurn, newInstance, refusal, reset } from "../clientSetup";

const base = `/v2/${projectId}/instances`;
const engineBase = `/v2/rabbitmq/${projectId}/instances`;
const tags = `/v2/${projectId}/rabbitmq/${id}/tags`;
const setUp = clientSetup(DmsV2Client);
const today = {
  ...newInstance,
  engineVersion: "3.12.13",
  productId: "c6.4u8g.cluster",
  brokerNum: 3,
  storageSpace: 300,
};
const todayRequest = {
  ...createRequest,
  engine_version: "3.12.13",
  storage_space: 300,
  product_id: "c6.4u8g.cluster",
};

type Call = (client: DmsV2Client) => Promise<unknown>;

describe("every call", () => {
  const calls: [string, Call, string, string, unknown, TestAnswer][] = [
    [
      "createInstance of a product of today",
      (client) => client.createInstance({ ...today, tags: { team: "shop" }, archType: "X86", diskEncryptedKey: "k1" }),
      "POST",
      engineBase,
      {
        ...todayRequest,
        broker_num: 3,
        arch_type: "X86",
        tags: [{ key: "team", value: "shop" }],
        disk_encrypted_enable: true,
        disk_encrypted_key: "k1",
      },
      { json: { instance_id: id } },
    ],
    [
      "createInstance of a product of v1.0",
      (client) => client.createInstance(newInstance),
      "POST",
      base,
      createRequest,
      { json: { instance_id: id } },
    ],
    [
      "getInstance",
      (client) => client.getInstance(id),
      "GET",
      `${base}/${id}`,
      undefined,
      { json: { instance_id: id } },
    ],
    [
      "modifyInstance",
      (client) => client.modifyInstance(id, { enterpriseProjectId: "e1", enableAcl: true, maintainBegin: "22:00" }),
      "PUT",
      `${base}/${id}`,
      { enterprise_project_id: "e1", enable_acl: true, maintain_begin: "22:00:00" },
      { status: 204 },
    ],
    ["deleteInstance", (client) => client.deleteInstance(id), "DELETE", `${base}/${id}`, undefined, { status: 204 }],
    [
      "batchAction",
      (client) => client.batchAction({ action: "restart", instanceIds: [id] }),
      "POST",
      `${base}/action`,
      { action: "restart", instances: [id] },
      { json: { results: [] } },
    ],
    [
      "batchAction for all failures",
      (client) => client.batchAction({ action: "delete", allFailure: true }),
      "POST",
      `${base}/action`,
      { action: "delete", all_failure: "rabbitmq" },
      { status: 204 },
    ],
    [
      "resetPassword",
      (client) => client.resetPassword(id, "N3w-Password"),
      "POST",
      `${base}/${id}/password`,
      { new_password: "N3w-Password" },
      { status: 204 },
    ],
    [
      "listInstances",
      (client) =>
        client.listInstances({
          name: "a b",
          exactMatchName: true,
          status: "RUNNING",
          id,
          enterpriseProjectId: "0",
          start: 50,
          limit: 10,
        }),
      "GET",
      `${base}?engine=rabbitmq&name=a%20b&instance_id=${id}&status=RUNNING&enterprise_project_id=0&include_failure=true&exact_match_name=true&offset=50&limit=10`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listAllInstances",
      (client) => client.listAllInstances({ includeFailure: false }),
      "GET",
      `${base}?engine=rabbitmq&include_failure=false&offset=0&limit=50`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listExtensions",
      (client) => client.listExtensions(id),
      "GET",
      `${engineBase}/${id}/extend`,
      undefined,
      { json: { products: [] } },
    ],
    ["listTags", (client) => client.listTags(id), "GET", tags, undefined, { json: { tags: [] } }],
    [
      "addTags",
      (client) => client.addTags(id, { team: "shop", empty: "" }),
      "POST",
      `${tags}/action`,
      {
        action: "create",
        tags: [
          { key: "team", value: "shop" },
          { key: "empty", value: "" },
        ],
      },
      { status: 204 },
    ],
    [
      "removeTags",
      (client) => client.removeTags(id, ["team"]),
      "POST",
      `${tags}/action`,
      { action: "delete", tags: [{ key: "team" }] },
      { status: 204 },
    ],
    [
      "listPlugins",
      (client) => client.listPlugins(id),
      "GET",
      `${base}/${id}/rabbitmq/plugins`,
      undefined,
      { json: { plugins: [] } },
    ],
    [
      "changePlugins",
      (client) => client.changePlugins(id, { enable: true, names: ["rabbitmq_shovel", "rabbitmq_federation"] }),
      "PUT",
      `${base}/${id}/rabbitmq/plugins`,
      { enable: true, plugins: "rabbitmq_shovel,rabbitmq_federation" },
      { json: { job_id: "j1" } },
    ],
    [
      "listBackgroundTasks",
      (client) => client.listBackgroundTasks(id, { from: Date.parse("2026-11-25T08:09:10.123Z") }),
      "GET",
      `${base}/${id}/tasks?start=1&limit=10&begin_time=20261125080910`,
      undefined,
      { json: { task_count: "0", tasks: [] } },
    ],
    [
      "getBackgroundTask",
      (client) => client.getBackgroundTask(id, "t1"),
      "GET",
      `${base}/${id}/tasks/t1`,
      undefined,
      { json: { tasks: [{ id: "t1" }] } },
    ],
    ["getRecycleBin", (client) => client.getRecycleBin(), "GET", `/v2/${projectId}/recycle`, undefined, { json: {} }],
    [
      "listAvailabilityZones",
      (client) => client.listAvailabilityZones(),
      "GET",
      "/v2/available-zones",
      undefined,
      { json: { available_zones: [] } },
    ],
    [
      "listProducts",
      (client) => client.listProducts(),
      "GET",
      "/v2/rabbitmq/products",
      undefined,
      { json: { products: [] } },
    ],
    [
      "listLegacyProducts",
      (client) => client.listLegacyProducts(),
      "GET",
      "/v2/products?engine=rabbitmq",
      undefined,
      { json: {} },
    ],
    [
      "listMaintenanceWindows",
      (client) => client.listMaintenanceWindows(),
      "GET",
      "/v2/instances/maintain-windows",
      undefined,
      { json: { maintain_windows: [] } },
    ],
  ];

  it.each(calls)("%s sends what the service documents", async (_name, call, method, url, body, answer) => {
    const { server, client } = await setUp(() => answer);
    await call(client);
    expect(server.requests.map((request) => [request.method, request.url])).toEqual([[method, url]]);
    const [request] = server.requests;
    expect(request?.body === "" ? undefined : JSON.parse(request?.body ?? "")).toEqual(body);
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-language": "en-us",
      "x-auth-token": tokenCredentials.token,
    });
  });

  it("leaves user and password out of an AMQP-0-9-1 instance that has none", async () => {
    const { server, client } = await setUp(() => ({ json: { instance_id: id } }));
    const { accessUser: _user, password: _password, ...instance } = today;
    await client.createInstance({ ...instance, engineVersion: "AMQP-0-9-1", productId: "amqp.b1.large.1" });
    expect(Object.keys(JSON.parse(server.requests[0]?.body ?? "{}"))).not.toContain("password");
    expect(server.requests[0]?.body).not.toContain("access_user");
  });

  it.each<[string, Call]>([
    ["resetPassword", (client) => client.resetPassword("a/b", "N3w-Password")],
    ["listExtensions", (client) => client.listExtensions("../x")],
    ["listTags", (client) => client.listTags("..")],
    ["listPlugins", (client) => client.listPlugins("a?b")],
    ["getBackgroundTask", (client) => client.getBackgroundTask(id, "../t1")],
  ])("%s refuses an id before it reaches another path", async (_name, call) => {
    const { server, client } = await setUp(() => ({ status: 204 }));
    await expect(Promise.resolve().then(() => call(client))).rejects.toMatchObject({ code: "CONFIGURATION" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("extendInstance", () => {
  it.each([
    ["more disk", { operation: "storage", storageSpace: 600 }, { oper_type: "storage", new_storage_space: 600 }],
    [
      "more disk of a product of v1.0",
      { operation: "storage", storageSpace: 200, specCode: "dms.instance.rabbitmq.single.c3.2u4g" },
      { oper_type: "storage", new_storage_space: 200, new_spec_code: "dms.instance.rabbitmq.single.c3.2u4g" },
    ],
    ["more brokers", { operation: "horizontal", brokerNum: 5 }, { oper_type: "horizontal", new_broker_num: 5 }],
    [
      "more brokers with their storage",
      { operation: "horizontal", brokerNum: 5, storageSpace: 500 },
      { oper_type: "horizontal", new_broker_num: 5, new_storage_space: 500 },
    ],
    [
      "another product",
      { operation: "vertical", productId: "c6.4u8g.cluster" },
      { oper_type: "vertical", new_product_id: "c6.4u8g.cluster" },
    ],
    [
      "the form of v1.0",
      { specCode: "dms.instance.rabbitmq.single.c3.4u8g", storageSpace: 200 },
      { new_spec_code: "dms.instance.rabbitmq.single.c3.4u8g", new_storage_space: 200 },
    ],
  ] as const)("asks for %s", async (_what, extension, body) => {
    const { server, client } = await setUp(() => ({ json: { job_id: "j1" } }));
    expect(await client.extendInstance(id, extension)).toEqual({ jobId: "j1" });
    expect(server.requests[0]?.url).toBe(`${engineBase}/${id}/extend`);
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual(body);
  });
});

describe("resetPassword", () => {
  it.each<[string, TestAnswer]>([
    ["a lost answer", reset],
    ["HTTP 503", refusal(503, "x")],
    ["HTTP 429", refusal(429, "APIGW.0308")],
  ])("is sent again after %s, as the same password twice does no harm", async (_what, answer) => {
    const { server, client } = await setUp(inTurn(answer, { status: 204 }));
    await client.resetPassword(id, "N3w-Password");
    expect(server.requests).toHaveLength(2);
  });

  it("tells that either password may hold when the answers stay lost", async () => {
    const { client } = await setUp(inTurn(reset, refusal(400, "DMS.00400026")), { maxRetries: 1 });
    await expect(client.resetPassword(id, "N3w-Password")).rejects.toMatchObject({
      code: "INSTANCE_BUSY",
      outcome: "unknown",
    });
  });

  it("never shows the password", async () => {
    const { client } = await setUp(() => refusal(400, "DMS.00400012", "new_password N3w-Password is weak"));
    const error = await client.resetPassword(id, "N3w-Password").catch((thrown: Error) => thrown);
    expect(String(error)).toContain("new_password [secret] is weak");
    expect(JSON.stringify(error)).not.toContain("N3w-Password");
  });

  it("names the permission that is missing", async () => {
    const { client } = await setUp(() => refusal(403, "DMS.00403003"));
    await expect(client.resetPassword(id, "N3w-Password")).rejects.toMatchObject({
      action: "dms:instance:resetAuthInfo",
    });
  });
});

describe("tags", () => {
  it("are read as a map, whatever they are called, and one without a key is left out", async () => {
    const rows = [
      { key: "team", value: "shop" },
      { key: "__proto__", value: "x" },
      { value: "lost" },
      { key: "empty" },
      1,
    ];
    const { client } = await setUp(() => ({ json: { tags: rows, total: 5 } }));
    const read = await client.listTags(id);
    expect(Object.entries(read)).toEqual([
      ["team", "shop"],
      ["__proto__", "x"],
      ["empty", ""],
    ]);
  });

  it("are not taken for none where the answer has no list", async () => {
    const { client } = await setUp(() => ({ json: {} }), { maxRetries: 0 });
    await expect(client.listTags(id)).rejects.toMatchObject({ code: "UNREADABLE_ANSWER" });
  });
});

describe("plugins", () => {
  it("are read with what goes on", async () => {
    const plugins = [
      { name: "rabbitmq_shovel", enable: true, running: "true", version: "3.12.13" },
      { name: "rabbitmq_federation\u001b[31m", enable: false },
    ];
    const { client } = await setUp(() => ({ json: { plugins, plugins_modifying: true } }));
    expect(await client.listPlugins(id)).toEqual({
      plugins: [
        { name: "rabbitmq_shovel", enabled: true, running: true, version: "3.12.13" },
        { name: "rabbitmq_federation [31m", enabled: false },
      ],
      isModifying: true,
    });
  });
});

describe("background tasks", () => {
  const task = (number: number) => ({
    id: `t${number}`,
    name: "bindInstancePublicIp",
    status: number === 25 ? "failed" : "SUCCESS",
    created_at: new Date(Date.UTC(2026, 10, 25, 0, number)).toISOString(),
  });
  const tasks = Array.from({ length: 25 }, (_task, index) => task(index + 1));
  const paging = ({ url }: ReceivedRequest): TestAnswer => {
    const query = new URL(url, "http://x").searchParams;
    const start = Number(query.get("start")) - 1;
    return { json: { task_count: "25", tasks: tasks.slice(start, start + Number(query.get("limit"))) } };
  };

  it("are read from all pages, each once, the newest first whatever the service's order", async () => {
    const { server, client } = await setUp(paging);
    const read = await client.listBackgroundTasks(id);
    expect(read.map((one) => one.id)).toEqual(tasks.map((one) => one.id).reverse());
    expect(read[0]).toEqual({
      id: "t25",
      name: "bindInstancePublicIp",
      status: "FAILED",
      createdAtMillis: Date.UTC(2026, 10, 25, 0, 25),
    });
    expect(server.requests.every(({ url }) => url.includes("limit=10"))).toBe(true);
  });

  it("are not believed to be another than the one that was asked for", async () => {
    const { server, client } = await setUp(inTurn({ json: { tasks: [task(2)] } }, { json: { tasks: [task(1)] } }));
    expect(await client.getBackgroundTask(id, "t1")).toMatchObject({ id: "t1", status: "SUCCESS" });
    expect(server.requests).toHaveLength(2);
  });

  it("are unreadable without a row", async () => {
    const { client } = await setUp(() => ({ json: { tasks: [] } }), { maxRetries: 0 });
    await expect(client.getBackgroundTask(id, "t1")).rejects.toMatchObject({ code: "UNREADABLE_ANSWER" });
  });
});

describe("getRecycleBin", () => {
  it("reads what lies in it, times as numbers or texts", async () => {
    const row = {
      instance_id: id,
      name: "orders",
      status: "ERROR",
      engine: "RabbitMQ",
      product_id: "c6.2u4g.single",
      in_recycle_time: 1732500000000,
      auto_delete_time: "1732600000000",
    };
    const { client } = await setUp(() => ({
      json: { retention_days: 7, default_use_recycle: true, recycle_instances: [row, { name: "no id" }] },
    }));
    expect(await client.getRecycleBin()).toEqual({
      retentionDays: 7,
      usedByDefault: true,
      instances: [
        {
          instanceId: id,
          name: "orders",
          status: "ERROR",
          engine: "rabbitmq",
          productId: "c6.2u4g.single",
          recycledAtMillis: 1732500000000,
          expiresAtMillis: 1732600000000,
        },
      ],
    });
  });

  it("reads an empty one", async () => {
    const { client } = await setUp(() => ({ json: { retention_days: 1, recycle_instances: null } }));
    expect(await client.getRecycleBin()).toEqual({ retentionDays: 1, instances: [] });
  });
});

describe("listAvailabilityZones", () => {
  it("gives the form of v1.0, numbers beyond the safe ones included", async () => {
    const body = `{"region_id":"r1","available_zones":[
      {"id":"z1","code":"az1","name":"AZ1","port":"8002","resource_availability":"true","soldOut":false,"default_az":true,"remain_time":9223372036854775807,"ipv6_enable":false},
      {"id":"z2","resource_availability":"true","soldOut":true}]}`;
    const { client } = await setUp(() => ({ body }));
    expect(await client.listAvailabilityZones()).toEqual({
      regionId: "r1",
      availabilityZones: [
        { id: "z1", code: "az1", name: "AZ1", port: 8002, available: true, default: true, ipv6Enable: false },
        { id: "z2", available: false },
      ],
    });
  });
});
