import { Catalogue } from "../../../../provider/catalogue/catalogue";
import { DmsClient } from "../../../../provider/client";
import { testConfiguration, tokenCredentials } from "../client/testConfiguration";
import { startTestServer, type TestServer } from "../client/testServer";

const instance = (number: number) => ({ instance_id: `id-${number}`, name: `orders-${number}` });

describe("Catalogue", () => {
  let server: TestServer;
  let client: DmsClient;
  let catalogue: Catalogue;
  let failures = 0;

  beforeEach(async () => {
    failures = 0;
    server = await startTestServer(({ url }) => {
      if (failures > 0) {
        failures -= 1;
        return { status: 400, json: { error_code: "111400002", error_msg: "No." } };
      }
      const { pathname, searchParams } = new URL(url, "http://localhost");
      if (pathname.endsWith("/availableZones")) {
        return { json: { regionId: "ae-ad-1", available_zones: [{ id: "z1", resource_availability: "true" }] } };
      }
      if (pathname.endsWith("/products")) {
        return {
          json: { Hourly: [{ name: "RabbitMQ", values: [{ name: "single", detail: [{ product_id: "p1" }] }] }] },
        };
      }
      if (pathname.endsWith("/maintain-windows")) {
        return { json: { maintain_windows: [{ seq: 1, begin: "22", end: "02", default: false }] } };
      }
      const start = Number(searchParams.get("start") ?? 0);
      return { json: { instances: [start, start + 1].map(instance), instance_num: 4 } };
    });
    client = new DmsClient({ configuration: testConfiguration(server.url, { credentials: tokenCredentials }) });
    catalogue = new Catalogue(client);
  });

  afterEach(async () => {
    await client.close();
    await server.close();
  });

  it("makes three catalogue reads and one paged list, however many ask", async () => {
    const askAll = () =>
      Promise.all([catalogue.zones(), catalogue.products(), catalogue.maintenanceWindows(), catalogue.instances()]);
    const answers = await Promise.all(Array.from({ length: 200 }, askAll));
    await askAll();
    const [zones, products, windows, instances] = answers[199] as Awaited<ReturnType<typeof askAll>>;
    expect(zones).toEqual({ regionId: "ae-ad-1", availabilityZones: [{ id: "z1", available: true }] });
    expect(products.map(({ productId }) => productId)).toEqual(["p1"]);
    expect(windows).toEqual([{ seq: 1, begin: "22:00", end: "02:00", default: false }]);
    expect(instances.map(({ name }) => name)).toEqual(["orders-0", "orders-1", "orders-2", "orders-3"]);
    const paths = server.requests.map(({ url }) => url.split("?")[0]);
    expect(paths.filter((path) => path?.endsWith("/instances"))).toHaveLength(2);
    expect(paths).toHaveLength(5);
  });

  it("reads lists with other filters apart, and lists failed instances unless told otherwise", async () => {
    await catalogue.instances({ name: "orders", exactMatchName: true });
    await catalogue.instances({ exactMatchName: true, name: "orders", status: undefined });
    await catalogue.instances({ includeFailure: false });
    const queries = server.requests.map(({ url }) => new URL(url, "http://localhost").searchParams);
    const firstPages = queries.filter((query) => !query.has("start"));
    expect(firstPages.map((query) => query.get("includeFailure"))).toEqual(["true", "false"]);
  });

  it("does not keep an error", async () => {
    failures = 1;
    await expect(catalogue.zones()).rejects.toThrow("HTTP 400");
    await expect(catalogue.zones()).resolves.toMatchObject({ regionId: "ae-ad-1" });
  });
});
