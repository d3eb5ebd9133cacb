import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";

const actions: Record<string, (client: EmulatorClient, id: string) => ReturnType<EmulatorClient["send"]>> = {
  "dms:instance:create": (client) => client.instances("POST", "", {}),
  "dms:instance:get": (client, id) => client.instances("GET", `/${id}`),
  "dms:instance:modify": (client, id) => client.instances("PUT", `/${id}`, {}),
  "dms:instance:delete": (client, id) => client.instances("DELETE", `/${id}`),
  "dms:instance:scale": (client, id) => client.instances("POST", `/${id}/extend`, {}),
  "dms:instance:list": (client) => client.instances("GET"),
  "dms:instance:modifyStatus": (client, id) =>
    client.instances("POST", "/action", { action: "restart", instances: [id] }),
};
const names = Object.keys(actions);

describe("the permissions of table 7-1", () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "emulator-"));
  let emulator: Emulator;
  let id: string;

  beforeAll(async () => {
    const users = path.join(directory, "users.json");
    const user = (name: string, fields: object) => ({
      name,
      accessKey: name,
      secretKey: `secret of ${name}`,
      ...fields,
    });
    writeFileSync(
      users,
      JSON.stringify([
        ...names.map((action) => user(action, { actions: [action] })),
        user("everything", { actions: ["dms:*"] }),
        user("nothing", { actions: [] }),
        user("reader", { readOnly: true }),
        user("elsewhere", { projects: ["ae-ad-1_other"] }),
      ]),
    );
    emulator = await startEmulator({ users, createTime: "0s", projects: [{ name: "ae-ad-1_other" }] });
    id = await new EmulatorClient(emulator).create();
  });
  afterAll(async () => {
    await emulator.close();
    rmSync(directory, { recursive: true });
  });

  async function refusalOf(user: string, action: string): Promise<string | undefined> {
    const client = new EmulatorClient(emulator, { accessKey: user, secretKey: `secret of ${user}` });
    const { status, json } = await (actions[action] as NonNullable<(typeof actions)[string]>)(client, id);
    return status === 403 || status === 401 ? json.error_code : undefined;
  }

  it.each(names)("%s allows what it names and nothing else", async (action) => {
    for (const other of names) {
      expect([other, await refusalOf(action, other)]).toEqual([other, other === action ? undefined : "111403003"]);
    }
  });

  it("may end in an asterisk", async () => {
    for (const action of names) expect(await refusalOf("everything", action)).toBeUndefined();
  });

  it("leave a user without any nothing but the catalogue", async () => {
    for (const action of names) expect(await refusalOf("nothing", action)).toBe("111403003");
    const client = new EmulatorClient(emulator, { accessKey: "nothing", secretKey: "secret of nothing" });
    expect((await client.send({ path: "/v1.0/products" })).status).toBe(200);
  });

  it("let a read-only user read", async () => {
    for (const action of names) {
      const reads = action === "dms:instance:get" || action === "dms:instance:list";
      expect([action, await refusalOf("reader", action)]).toEqual([action, reads ? undefined : "111403002"]);
    }
  });

  it("need the permission to delete for a batch deletion", async () => {
    const batchDelete = (user: string) =>
      new EmulatorClient(emulator, { accessKey: user, secretKey: `secret of ${user}` }).instances("POST", "/action", {
        action: "delete",
        instances: ["00000000-0000-4000-8000-000000000000"],
      });
    expect((await batchDelete("dms:instance:delete")).status).toBe(200);
    expect((await batchDelete("dms:instance:modifyStatus")).json.error_code).toBe("111403003");
  });

  it("end at the user's projects", async () => {
    expect(await refusalOf("elsewhere", "dms:instance:list")).toBe("111401004");
    const projectId = emulator.account.projectNamed("ae-ad-1_other")?.id ?? "";
    const client = new EmulatorClient(emulator, {
      accessKey: "elsewhere",
      secretKey: "secret of elsewhere",
      projectId,
    });
    expect((await client.instances("GET")).status).toBe(200);
    const { json } = await client.send({ path: "/v3/projects" });
    expect(json.projects.map(({ name }: { name: string }) => name)).toEqual(["ae-ad-1_other"]);
  });
});
