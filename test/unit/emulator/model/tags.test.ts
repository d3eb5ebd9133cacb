import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";

describe("the tags of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let id: string;

  beforeEach(async () => {
    emulator = await startEmulator({ createTime: "0s" });
    client = new EmulatorClient(emulator);
    id = await client.createOfToday({ tags: [{ key: "team", value: "orders" }] });
  });
  afterEach(() => emulator.close());

  const list = async (path = `/${id}/tags`) => (await client.v2("GET", `/{project}/rabbitmq${path}`)).json;

  async function change(action: unknown, tags: unknown): Promise<string> {
    const { status, json } = await client.v2("POST", `/{project}/rabbitmq/${id}/tags/action`, { action, tags });
    return json?.error_code ?? String(status);
  }

  it("are added, take the place of those with the same key, and are removed by key alone", async () => {
    expect(
      await change("create", [
        { key: "stage", value: "live" },
        { key: "team", value: "sales" },
      ]),
    ).toBe("204");
    expect(await list()).toEqual({
      tags: [
        { key: "stage", value: "live" },
        { key: "team", value: "sales" },
      ],
      total: 2,
      next_offset: -1,
      previous_offset: -1,
    });
    expect(await change("delete", [{ key: "stage" }])).toBe("204");
    expect((await client.v2("GET", `/{project}/instances/${id}`)).json.tags).toEqual([{ key: "team", value: "sales" }]);
  });

  it("are those of all instances for the project", async () => {
    await client.createOfToday({
      name: "another",
      tags: [
        { key: "team", value: "sales" },
        { key: "größe", value: "" },
      ],
    });
    expect((await list("/tags")).tags).toEqual([
      { key: "team", values: ["orders", "sales"] },
      { key: "größe", values: [""] },
    ]);
  });

  it.each([
    ["update", [{ key: "a" }], "DMS.10240040"],
    ["create", [{ key: "" }], "DMS.10240035"],
    ["create", [{ key: "x".repeat(129) }], "DMS.10240035"],
    ["create", [null], "DMS.10240035"],
    ["create", [{ key: "_sys_a", value: "1" }], "DMS.10240036"],
    ["create", [{ key: " a", value: "1" }], "DMS.10240036"],
    ["create", [{ key: "a*b", value: "1" }], "DMS.10240036"],
    ["create", [{ key: "a", value: "x".repeat(256) }], "DMS.10240038"],
    ["create", [{ key: "a", value: "1?" }], "DMS.10240039"],
    [
      "create",
      [
        { key: "a", value: "1" },
        { key: "a", value: "2" },
      ],
      "DMS.10240045",
    ],
    ["create", Array.from({ length: 20 }, (_, index) => ({ key: `k${index}` })), "DMS.10240044"],
    ["create", Array.from({ length: 21 }, (_, index) => ({ key: `k${index}` })), "DMS.10240044"],
    ["create", { key: "a" }, "DMS.00400063"],
    ["delete", [{ key: "absent" }], "DMS.10240426"],
  ])("refuse %s of %j with %s", async (action, tags, code) => {
    expect(await change(action, tags)).toBe(code);
    expect((await list()).tags).toEqual([{ key: "team", value: "orders" }]);
  });
});
