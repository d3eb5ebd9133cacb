import {
  type Emulator,
  type EmulatorOptions,
  OptionError,
  startEmulator,
} from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { cloudNames } from "../../../../emulator/src/catalogue/clouds";
import { routesOf } from "../../../../emulator/src/http/routes";
import { EmulatorClient } from "../emulatorClient";

const id = "00000000-0000-4000-8000-000000000000";

describe("the addresses that there are", () => {
  let emulator: Emulator;
  let client: EmulatorClient;

  async function start(options: EmulatorOptions): Promise<void> {
    emulator = await startEmulator({ createTime: "0s", ...options });
    client = new EmulatorClient(emulator);
  }

  afterEach(() => emulator?.close());

  const codeOf = async (method: string, path: string) =>
    (await client.v2(method, path, method === "GET" ? undefined : {})).json?.error_code;

  it("are those of both versions unless one is chosen", async () => {
    await start({});
    expect((await client.instances("GET")).status).toBe(200);
    expect((await client.v2("GET", "/{project}/instances")).status).toBe(200);
  });

  it("are those of one version, and unknown under the other, without which IAM is still there", async () => {
    await start({ api: "v1.0" });
    expect((await client.instances("GET")).status).toBe(200);
    expect(await client.v2("GET", "/available-zones")).toMatchObject({
      status: 404,
      json: { error_code: "DMS.00404001" },
    });
    await emulator.close();
    await start({ api: "v2" });
    expect(await client.instances("GET")).toMatchObject({ status: 404, json: { error_code: "111404001" } });
    expect((await client.v2("GET", "/available-zones")).status).toBe(200);
    expect((await client.send({ path: "/v3/projects" })).status).toBe(200);
  });

  it("answer under v2 with the codes of v2, whoever refuses", async () => {
    await start({});
    expect(await codeOf("GET", "/nothing/here")).toBe("DMS.00404001");
    expect(await codeOf("PATCH", "/{project}/instances")).toBe("DMS.00405001");
    expect(await codeOf("GET", `/{project}/instances/${id}`)).toBe("DMS.00404022");
    expect((await client.v2("PUT", `/{project}/instances/${id}`, "{")).json.error_code).toBe("DMS.00404022");
    expect((await client.v2("POST", "/{project}/instances", "{")).json.error_code).toBe("DMS.00400005");
    expect(await codeOf("GET", "/{project}/instances?name=%ff")).toBe("DMS.00400066");
    expect(emulator.requests().at(-1)?.code).toBe("DMS.00400066");
  });

  const groups = {
    create: [["POST", "/rabbitmq/{project}/instances"] as const, ["POST", "/{project}/instances"] as const],
    extendOptions: [["GET", `/rabbitmq/{project}/instances/${id}/extend`] as const],
    tags: [["GET", `/{project}/rabbitmq/${id}/tags`] as const, ["GET", "/{project}/rabbitmq/tags"] as const],
    plugins: [["GET", `/{project}/instances/${id}/rabbitmq/plugins`] as const],
    recycleBin: [["GET", "/{project}/recycle"] as const, ["POST", "/{project}/recycle"] as const],
  };

  it.each([
    ["hws", []],
    ["hws_hk", []],
    ["hws_eu", []],
    ["tm", []],
    ["g42", []],
    ["sbc", ["create"]],
    ["ctc", []],
    ["cmcc", []],
    ["dt", ["create", "recycleBin"]],
    ["ax", ["recycleBin"]],
    ["hcs", ["extendOptions", "tags", "plugins"]],
  ] as const)("in the cloud %s lack %j", async (cloud, lacking) => {
    await start({ cloud });
    for (const [group, calls] of Object.entries(groups)) {
      for (const [method, path] of calls) {
        const isLacking = lacking.some((name) => name === group);
        const code = await codeOf(method, path);
        if (isLacking) expect([path, code]).toEqual([path, "APIGW.0101"]);
        else expect([path, code]).not.toEqual([path, "APIGW.0101"]);
      }
    }
    expect(await codeOf("POST", `/rabbitmq/{project}/instances/${id}/extend`)).toBe("DMS.00404022");
    expect((await client.instances("POST", "", {})).json.error_code).toBe("111400010");
  });

  it.each([
    ["hws", ["3.8.35", "AMQP-0-9-1"], 4],
    ["hws_eu", ["3.8.35", "3.12.13", "AMQP-0-9-1"], 2],
    ["g42", ["3.8.35"], 2],
    ["dt", ["3.13.7"], 4],
  ] as const)("in the cloud %s offer the versions %j and %i disks", async (cloud, versions, disks) => {
    await start({ cloud });
    const { json } = await client.v2("GET", "/rabbitmq/products");
    expect([json.versions, json.products[0].ios.length]).toEqual([versions, disks]);
  });

  it.each([{ api: "v3" }, { cloud: "moon" }, { restartInV2: "perhaps" }])("do not come from %j", async (options) => {
    await expect(startEmulator(options as never)).rejects.toThrow(OptionError);
  });

  it("are distinct, and every cloud's group of calls has one", () => {
    const all = routesOf(["v1.0", "v2"]);
    const addresses = all.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(all.flatMap(({ group }) => group ?? []))).toEqual(new Set(Object.keys(groups)));
    expect(cloudNames).toHaveLength(11);
  });
});
