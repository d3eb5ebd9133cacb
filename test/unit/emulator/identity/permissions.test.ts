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
  "dms:instance:resetAuthInfo": (client, id) => client.v2("POST", `/{project}/instances/${id}/password`, {}),
  "dms:instance:getBackgroundTask": (client, id) => client.v2("GET", `/{project}/instances/${id}/tasks`),
  "dms:instance:deleteBackgroundTask": (client, id) => client.v2("DELETE", `/{project}/instances/${id}/tasks/none`),
};

/** What further calls of v2 need. */
const callsOfV2: [method: string, path: string, action: string][] = [
  ["POST", "/rabbitmq/{project}/instances", "dms:instance:create"],
  ["POST", "/{project}/instances", "dms:instance:create"],
  ["GET", "/{project}/instances", "dms:instance:list"],
  ["GET", "/{project}/instances/{id}", "dms:instance:get"],
  ["GET", "/rabbitmq/{project}/instances/{id}", "dms:instance:get"],
  ["PUT", "/{project}/instances/{id}", "dms:instance:modify"],
  ["DELETE", "/{project}/instances/{id}", "dms:instance:delete"],
  ["GET", "/rabbitmq/{project}/instances/{id}/extend", "dms:instance:get"],
  ["POST", "/rabbitmq/{project}/instances/{id}/extend", "dms:instance:scale"],
  ["GET", "/{project}/rabbitmq/{id}/tags", "dms:instance:get"],
  ["POST", "/{project}/rabbitmq/{id}/tags/action", "dms:instance:modify"],
  ["GET", "/{project}/rabbitmq/tags", "dms:instance:list"],
  ["GET", "/{project}/instances/{id}/rabbitmq/plugins", "dms:instance:get"],
  ["PUT", "/{project}/instances/{id}/rabbitmq/plugins", "dms:instance:modify"],
  ["GET", "/{project}/recycle", "dms:instance:list"],
  ["PUT", "/{project}/recycle", "dms:instance:modify"],
  ["POST", "/{project}/recycle", "dms:instance:modify"],
];
const names = Object.keys(actions);
const unknownId = "00000000-0000-4000-8000-000000000000";

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
    return status === 403 || status === 401 ? json.error_code.replace("DMS.00", "111") : undefined;
  }

  it.each(names)("%s allows what it names and nothing else", async (action) => {
    for (const other of names) {
      expect([other, await refusalOf(action, other)]).toEqual([other, other === action ? undefined : "111403003"]);
    }
  });

  it.each(callsOfV2)("%s /v2%s needs %s", async (method, path, action) => {
    const ask = async (user: string) => {
      const client = new EmulatorClient(emulator, { accessKey: user, secretKey: `secret of ${user}` });
      const body = method === "GET" || method === "DELETE" ? undefined : {};
      return (await client.v2(method, path.replace("{id}", unknownId), body)).json?.error_code;
    };
    for (const other of names) {
      if (other === action) expect(await ask(other)).not.toBe("DMS.00403003");
      else expect(await ask(other)).toBe("DMS.00403003");
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
      const reads = /:(get|list|getBackgroundTask)$/.test(action);
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
