import type { NewInstance } from "../../../../../../provider/client/dms/instance";
import { DmsClient } from "../../../../../../provider/client/dms/v1/dmsClient";
import { projectId, tokenCredentials } from "../../testConfiguration";
import type { TestAnswer } from "../../testServer";
import { clientSetup, createRequest, instanceId as id, newInstance } from "../clientSetup";

const base = `/v1.0/${projectId}/instances`;
const setUp = clientSetup(DmsClient);

describe("every call", () => {
  const calls: [string, (client: DmsClient) => Promise<unknown>, string, string, unknown, TestAnswer][] = [
    [
      "createInstance",
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
      (client) => client.modifyInstance(id, { description: "" }),
      "PUT",
      `${base}/${id}`,
      { description: "" },
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
      "extendInstance",
      (client) => client.extendInstance(id, { storageSpace: 200 }),
      "POST",
      `${base}/${id}/extend`,
      { new_storage_space: 200 },
      { json: { job_id: "j1" } },
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
          start: 1,
          limit: 10,
        }),
      "GET",
      `${base}?engine=rabbitmq&name=a%20b&id=${id}&status=RUNNING&enterprise_project_id=0&includeFailure=true&exactMatchName=true&start=1&limit=10`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listAllInstances",
      (client) => client.listAllInstances({ includeFailure: false }),
      "GET",
      `${base}?engine=rabbitmq&includeFailure=false&limit=50`,
      undefined,
      { json: { instances: [], instance_num: 0 } },
    ],
    [
      "listAvailabilityZones",
      (client) => client.listAvailabilityZones(),
      "GET",
      "/v1.0/availableZones",
      undefined,
      { json: { available_zones: [] } },
    ],
    [
      "listProducts",
      (client) => client.listProducts(),
      "GET",
      "/v1.0/products?engine=rabbitmq",
      undefined,
      { json: {} },
    ],
    [
      "listMaintenanceWindows",
      (client) => client.listMaintenanceWindows(),
      "GET",
      "/v1.0/instances/maintain-windows",
      undefined,
      { json: { maintain_windows: [] } },
    ],
  ];

  it.each(calls)("%s sends what the reference says", async (_name, call, method, url, body, answer) => {
    const { server, client } = await setUp(() => answer);
    await call(client);
    expect(server.requests.map((request) => [request.method, request.url])).toEqual([[method, url]]);
    const [request] = server.requests;
    expect(request?.body).toBe(body === undefined ? "" : JSON.stringify(body));
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-language": "en-us",
      "x-auth-token": tokenCredentials.token,
    });
  });

  it.each(calls)("%s can be cancelled", async (_name, call) => {
    const controller = new AbortController();
    const { server, client } = await setUp(() => () => controller.abort());
    const cancelled = call(withSignal(client, controller.signal));
    await expect(cancelled).rejects.toMatchObject({ code: "ABORTED", outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
  });

  /** A view of the client whose calls all carry a signal. */
  function withSignal(client: DmsClient, signal: AbortSignal): DmsClient {
    return {
      createInstance: (instance: NewInstance) => client.createInstance(instance, { signal }),
      getInstance: (instance: string) => client.getInstance(instance, { signal }),
      modifyInstance: (instance: string, changes: object) => client.modifyInstance(instance, changes, { signal }),
      deleteInstance: (instance: string) => client.deleteInstance(instance, { signal }),
      batchAction: (action: never) => client.batchAction(action, { signal }),
      extendInstance: (instance: string, extension: object) => client.extendInstance(instance, extension, { signal }),
      listInstances: (filters: object) => client.listInstances(filters, { signal }),
      listAllInstances: (filters: object) => client.listAllInstances(filters, { signal }),
      listAvailabilityZones: () => client.listAvailabilityZones({ signal }),
      listProducts: () => client.listProducts({ signal }),
      listMaintenanceWindows: () => client.listMaintenanceWindows({ signal }),
    } as unknown as DmsClient;
  }
});

describe("batchAction", () => {
  it("deletes all that failed to be created, and is content with an empty answer", async () => {
    const { server, client } = await setUp(() => ({ status: 204 }));
    expect(await client.batchAction({ action: "delete", allFailure: true })).toEqual([]);
    expect(server.requests[0]?.body).toBe('{"action":"delete","allFailure":"true"}');
  });
});

describe("listAllInstances", () => {
  const rows = Array.from({ length: 25 }, (_entry, index) => ({ instance_id: `i${index}` }));

  it("stops at a server that counts failed creations it does not list", async () => {
    const { server, client } = await setUp((_request, count) => ({
      json: { instances: count === 1 ? rows : [], instance_num: "26" },
    }));
    expect(await client.listAllInstances({ includeFailure: false })).toHaveLength(25);
    expect(server.requests.map(({ url }) => url)).toEqual([
      `${base}?engine=rabbitmq&includeFailure=false&limit=50`,
      `${base}?engine=rabbitmq&includeFailure=false&start=25&limit=50`,
    ]);
  });
});

describe("what only v2 knows", () => {
  it.each<[string, (client: DmsClient) => Promise<unknown>, string]>([
    [
      "a creation",
      (client) => client.createInstance({ ...newInstance, brokerNum: 3, tags: { team: "a" } }),
      "API v1.0 cannot create an instance with brokerNum and tags. Use API v2 (huaweicloud:apiVersion, HW_DMS_API_VERSION), or leave brokerNum and tags out.",
    ],
    [
      "a change",
      (client) => client.modifyInstance(id, { enterpriseProjectId: "0" }),
      "cannot change an instance with enterpriseProjectId",
    ],
    [
      "an extension",
      (client) => client.extendInstance(id, { operation: "horizontal", brokerNum: 5 }),
      "cannot extend an instance with operation",
    ],
  ])("is refused for %s before anything is sent", async (_what, call, message) => {
    const { server, client } = await setUp(() => ({ json: {} }));
    const error = await call(client).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "UNSUPPORTED_BY_API_VERSION",
      message: expect.stringContaining(message),
    });
    expect(server.requests).toHaveLength(0);
  });

  it("is left out where it asks for nothing", async () => {
    const { server, client } = await setUp(() => ({ json: { instance_id: id } }));
    await client.createInstance({ ...newInstance, tags: {}, enableAcl: false, brokerNum: undefined });
    await client.modifyInstance(id, { description: "x", enableAcl: false });
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([createRequest, { description: "x" }]);
  });
});
