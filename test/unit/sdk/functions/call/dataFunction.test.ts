import * as pulumi from "@pulumi/pulumi";
import {
  getAvailabilityZones,
  getInstance,
  getMaintenanceWindows,
  getProduct,
  getProducts,
  getProductsOutput,
} from "pulumi-huaweicloud-dms-rabbitmq";
import { HuaweiCloudError } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { useServer } from "../functionEnvironment";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ region: ["ae-ad-1", "eu-west-101"] });
  useServer(emulator.url);
});

afterEach(async () => {
  pulumi.runtime.setAllConfig({});
  await emulator.close();
});

const paths = () => emulator.requests().map(({ path }) => path.split("?")[0]);
const resultOf = <Value>(output: pulumi.Output<Value>) => new Promise<Value>((resolve) => output.apply(resolve));

/** What a data function looks at in a provider, without the registration that needs an engine. */
const providerWith = (configuration: unknown) =>
  ({
    configuration: configuration === undefined ? undefined : pulumi.output(configuration),
  }) as unknown as pulumi.ProviderResource;
const regionOf = async (...args: Parameters<typeof getAvailabilityZones>) =>
  (await getAvailabilityZones(...args)).regionId;

describe("what data functions read", () => {
  it("is read once per process, whoever asks and in whatever form", async () => {
    await Promise.all(Array.from({ length: 20 }, () => getProducts()));
    await getProduct({ type: "single", vcpus: 2 });
    await resultOf(getProductsOutput({ billing: "monthly" }));
    await Promise.all([getAvailabilityZones(), getAvailabilityZones({ available: true }), getMaintenanceWindows()]);
    const reads = paths().filter((path) => path?.startsWith("/v1.0/"));
    expect(reads.sort()).toEqual(["/v1.0/availableZones", "/v1.0/instances/maintain-windows", "/v1.0/products"]);
  });

  it("is read again after an error", async () => {
    emulator.addFault({ match: { path: "products" }, do: { status: 503 } });
    await expect(getProducts()).rejects.toThrow("HTTP 503");
    expect((await getProducts()).products).toHaveLength(26);
  });
});

describe("with whose configuration data functions read", () => {
  it("is the config of the stack before the environment", async () => {
    pulumi.runtime.setAllConfig({ "huaweicloud:region": "eu-west-101" });
    expect(await regionOf()).toBe("eu-west-101");
  });

  it("is the given provider's alone, with the environment for what it leaves out", async () => {
    pulumi.runtime.setAllConfig({ "huaweicloud:region": "no-such-region", "huaweicloud:accessKey": "wrong" });
    expect(await regionOf({}, { provider: providerWith({ region: "eu-west-101" }) })).toBe("eu-west-101");
    expect(await regionOf({}, { provider: providerWith({}) })).toBe("ae-ad-1");
  });

  it("is the one of the parent's provider", async () => {
    const provider = providerWith({ region: "eu-west-101" });
    const parent = { getProvider: (type: string) => (type.startsWith("pulumi-nodejs:") ? provider : undefined) };
    expect(await regionOf({}, { parent: parent as unknown as pulumi.Resource })).toBe("eu-west-101");
    const orphan = { getProvider: () => undefined } as unknown as pulumi.Resource;
    expect(await regionOf({}, { parent: orphan })).toBe("ae-ad-1");
  });

  it("cannot be another kind of provider", async () => {
    await expect(getProducts({}, { provider: providerWith(undefined) })).rejects.toThrow(
      "is not a Provider of pulumi-huaweicloud-dms-rabbitmq",
    );
  });
});

describe("secrets", () => {
  it("of the arguments make the result secret", async () => {
    const output = getProductsOutput({ type: pulumi.secret("single" as const) });
    expect(await pulumi.isSecret(output)).toBe(true);
    expect((await resultOf(output)).products).toHaveLength(8);
  });

  it("of the provider do not", async () => {
    const provider = providerWith({ region: "eu-west-101", secretKey: pulumi.secret("emulator-secret-key-0001") });
    const output = getProductsOutput({ type: "single" }, { provider });
    expect(await pulumi.isSecret(output)).toBe(false);
    expect((await resultOf(output)).products).toHaveLength(8);
    expect((await getProducts({}, { provider })).products).toHaveLength(26);
  });
});

describe("errors", () => {
  it("are those of the client, which Pulumi shows without a stack", async () => {
    useServer(emulator.url, { HW_SECRET_KEY: "wrong" });
    const error = await getProducts().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HuaweiCloudError);
    expect(error).toMatchObject({ code: "AUTHENTICATION" });
    expect(pulumi.RunError.isInstance(error)).toBe(true);
  });

  it("tell what to set when the configuration does not suffice", async () => {
    useServer(emulator.url, { HW_REGION_NAME: "" });
    await expect(getProducts()).rejects.toThrow("No region is configured. Set it:");
  });
});

describe("with mocks", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];

  beforeAll(() => {
    void pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
      call: (call) => {
        calls.push(call);
        return call.token.endsWith("getProduct") ? { productId: "mocked" } : { products: [] };
      },
    });
  });

  it("data functions ask the mocks, and nothing is sent", async () => {
    const args: Record<string, unknown> = { type: "cluster", nodes: 3, vcpus: undefined };
    expect(await getProduct(args)).toEqual({ productId: "mocked" });
    expect(await resultOf(getProductsOutput({ vcpus: pulumi.output(2) }))).toEqual({ products: [] });
    await getInstance({ id: "id-1" });
    expect(calls.map(({ token, inputs }) => [token, inputs])).toEqual([
      ["huaweicloud:dms:getProduct", { type: "cluster", nodes: 3 }],
      ["huaweicloud:dms:getProducts", { vcpus: 2 }],
      ["huaweicloud:dms:getInstance", { id: "id-1" }],
    ]);
    expect(paths()).toEqual([]);
  });
});
