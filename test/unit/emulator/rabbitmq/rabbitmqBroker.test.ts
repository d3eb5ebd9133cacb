import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connect as connectTls } from "node:tls";
import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import {
  type Emulator,
  OptionError,
  type ShownInstance,
  startEmulator,
} from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { findServerCommand } from "../../../../emulator/src/rabbitmq/serverCommand";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";
import { EmulatorClient, singleOfToday } from "../emulatorClient";

const password = 'P@ss"w\\0rd#1';
// A broker takes ten times as long on a busy machine.
const longestWait = 180_000;
const longestTest = 500_000;
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

function clientOf(url: string): DmsClient {
  const values: Record<string, string> = {
    region: "ae-ad-1",
    accessKey: "EMULATORACCESSKEY0001",
    secretKey: "emulator-secret-key-0001",
    endpoints: JSON.stringify({ dms: url, iam: url }),
  };
  return new DmsClient({ configuration: resolveConfiguration({ config: (key) => values[key], environment: {} }) });
}

function create(client: DmsClient, name: string, sslEnable: boolean) {
  return client.createInstance({
    name,
    engine: "rabbitmq",
    storageSpace: 100,
    accessUser: "orders",
    password,
    vpcId: "vpc",
    subnetId: "subnet",
    securityGroupId: "group",
    availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
    productId: "00300-30109-0--0",
    storageSpecCode: "dms.physical.storage.ultra",
    sslEnable,
  });
}

async function until<Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (const end = Date.now() + longestWait; Date.now() < end; await pause(100)) {
    const value = await look();
    if (value !== undefined) return value;
  }
  throw new Error("It did not come about within three minutes.");
}

async function users(instance: ShownInstance, secret = password): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`orders:${secret}`).toString("base64")}`;
  const answer = await fetch(`${instance.management_connect_address}/api/users`, { headers: { authorization } });
  if (!answer.ok) return answer.status;
  return ((await answer.json()) as { name: string; tags: string[] }[]).map(({ name, tags }) => ({ name, tags }));
}

/** A broker lists its plugins with a delay of some seconds. */
function untilListed(plugin: string, { management_connect_address }: ShownInstance, secret: string): Promise<true> {
  const authorization = `Basic ${Buffer.from(`orders:${secret}`).toString("base64")}`;
  return until(async () => {
    const answer = await fetch(`${management_connect_address}/api/nodes`, { headers: { authorization } });
    const [node] = (await answer.json()) as { enabled_plugins: string[] }[];
    return node?.enabled_plugins?.includes(plugin) ? true : undefined;
  });
}

/** Processes of brokers and port mappers that mention a directory. */
function processesOf(directory: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").includes(directory) && pid !== process.pid;
      } catch {
        return false;
      }
    });
}

/** Debian's package brings it; .ci/run installs that. */
const hasServer = (() => {
  try {
    findServerCommand();
    return true;
  } catch {
    return false;
  }
})();
const withServer = hasServer ? describe : describe.skip;

it("names the command that installs a missing rabbitmq-server", () => {
  expect(() => findServerCommand({ PATH: "/nowhere" })).toThrow(/apt-get install rabbitmq-server/);
});

it("says in one sentence that the port mapper does not start, and leaves the data directory to others", async () => {
  const directory = makeTemporaryDirectory("broken-epmd-");
  for (const name of ["rabbitmq-server", "epmd"]) {
    writeFileSync(path.join(directory, name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  }
  const data = path.join(directory, "data");
  const before = process.env.PATH;
  process.env.PATH = directory;
  try {
    await expect(startEmulator({ broker: "rabbitmq", data })).rejects.toThrow(OptionError);
    await expect(startEmulator({ broker: "rabbitmq", data })).rejects.toThrow(/^--broker rabbitmq cannot begin \(.*\)/);
  } finally {
    process.env.PATH = before;
    removeTemporaryDirectory(directory);
  }
});

withServer("an emulator with brokers (needs rabbitmq-server)", () => {
  let emulator: Emulator;
  let client: DmsClient;

  beforeAll(async () => {
    const times = { createTime: "0s", deleteTime: "0s", restartTime: "0s", pluginTime: "0s" };
    emulator = await startEmulator({ broker: "rabbitmq", restartInV2: "allowed", ...times });
    client = clientOf(emulator.url);
  });

  afterAll(async () => {
    await client?.close();
    await emulator?.close();
  });

  const running = (id: string) =>
    until(() => emulator.instances().find(({ instance_id, status }) => instance_id === id && status === "RUNNING"));

  it(
    "gives each instance a node with the declared user as its only administrator, through restart to removal",
    async () => {
      const { instanceId } = await create(client, "plain", false);
      expect((await client.getInstance(instanceId)).status).toBe("CREATING");
      const instance = await running(instanceId);
      expect(await users(instance)).toEqual([{ name: "orders", tags: ["administrator"] }]);
      expect(await users(instance, "wrong")).toBe(401);

      await client.batchAction({ action: "restart", instanceIds: [instanceId] });
      expect((await client.getInstance(instanceId)).status).toBe("RESTARTING");
      const restarted = await running(instanceId);
      expect(await users(restarted)).toEqual([{ name: "orders", tags: ["administrator"] }]);

      await client.deleteInstance(instanceId);
      await until(() => (emulator.instances().length === 0 ? true : undefined));
      await expect(fetch(String(instance.management_connect_address))).rejects.toThrow();
    },
    longestTest,
  );

  it(
    "has under v2 the password and the plugins that were asked for, through a restart and the recycle bin",
    async () => {
      const signed = new EmulatorClient(emulator);
      const id = await signed.create({ name: "lasting", access_user: "orders", password });
      const instance = await running(id);
      const secret = 'N3w-"p@ss\\word';
      const reset = await signed.v2("POST", `/{project}/instances/${id}/password`, { new_password: secret });
      expect(reset.status).toBe(204);
      expect(await users(instance)).toBe(401);
      expect(await users(instance, secret)).toEqual([{ name: "orders", tags: ["administrator"] }]);

      const path = `/{project}/instances/${id}/rabbitmq/plugins`;
      const plugin = "rabbitmq_shovel";
      const { json } = await signed.v2("PUT", path, { enable: true, plugins: plugin });
      const job = async () => (await signed.v2("GET", `/{project}/instances/${id}/tasks/${json.job_id}`)).json.tasks[0];
      await until(async () => ((await job()).status === "SUCCESS" ? true : undefined));
      await untilListed(plugin, instance, secret);

      await signed.v2("POST", "/{project}/instances/action", { action: "restart", instances: [id] });
      await untilListed(plugin, await running(id), secret);

      await signed.v2("PUT", "/{project}/recycle", { default_use_recycle: true });
      await signed.v2("DELETE", `/{project}/instances/${id}`);
      await until(() => (emulator.instances().length === 0 ? true : undefined));
      await expect(fetch(String(instance.management_connect_address))).rejects.toThrow();
      await signed.v2("POST", "/{project}/recycle", { instances: [id] });
      await untilListed(plugin, await running(id), secret);
      const request = { action: "delete", instances: [id], force_delete: true };
      await signed.v2("POST", "/{project}/instances/action", request);
      await until(() => (emulator.instances().length === 0 ? true : undefined));
      await signed.v2("PUT", "/{project}/recycle", { default_use_recycle: false });
    },
    longestTest,
  );

  it(
    "fails the task of a plugin that would listen on a port beyond loopback",
    async () => {
      const abroad = await startEmulator({ broker: "rabbitmq", cloud: "g42", createTime: "0s", pluginTime: "0s" });
      const signed = new EmulatorClient(abroad);
      const id = await signed.createOfToday(singleOfToday);
      const path = `/{project}/instances/${id}`;
      await until(async () => ((await signed.v2("GET", path)).json.status === "RUNNING" ? true : undefined));
      const { json } = await signed.v2("PUT", `${path}/rabbitmq/plugins`, { enable: true, plugins: "rabbitmq_mqtt" });
      const job = async () => (await signed.v2("GET", `${path}/tasks/${json.job_id}`)).json.tasks[0].status;
      expect(await until(async () => ((await job()) === "CREATED" ? undefined : await job()))).toBe("FAILED");
      await abroad.close();
    },
    longestTest,
  );

  it(
    "is faulty when its node ends by itself, until a restart",
    async () => {
      const { instanceId } = await create(client, "fragile", false);
      await running(instanceId);
      for (const pid of processesOf(instanceId)) {
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // It ended with another one of the node's processes.
        }
      }
      await until(() => emulator.instances().find(({ status }) => status === "ERROR"));
      await client.batchAction({ action: "restart", instanceIds: [instanceId] });
      expect(await users(await running(instanceId))).toEqual([{ name: "orders", tags: ["administrator"] }]);
    },
    longestTest,
  );

  it(
    "serves TLS with a certificate of its own authority, which a control route shows",
    async () => {
      const { instanceId } = await create(client, "secure", true);
      const instance = await running(instanceId);
      const answer = await fetch(`${emulator.url}/_emulator/ca.pem`);
      const ca = await answer.text();
      expect(readFileSync(String(emulator.authorityPath), "utf8")).toBe(ca);
      const socket = connectTls({ host: "127.0.0.1", port: instance.port, ca, servername: "localhost" });
      await once(socket, "secureConnect");
      expect(socket.authorized).toBe(true);
      socket.destroy();
    },
    longestTest,
  );
});

(hasServer ? it : it.skip)(
  "leaves no broker behind, not even when the emulator is killed: the next one, even without brokers, ends it and removes its data",
  async () => {
    // Where no emulator of another test ends what this one leaves.
    const temporary = makeTemporaryDirectory("brokers");
    const main = path.join(__dirname, "../../../../emulator/bin/dms-rabbitmq-emulator.js");
    const start = async (...more: string[]): Promise<{ child: ChildProcess; url: string }> => {
      const args = [main, "--port", "0", "--create-time", "0s", ...more];
      const env = { ...process.env, TMPDIR: temporary };
      const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
      let printed = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
      const url = await until(() => /HW_DMS_ENDPOINT=(\S+)/.exec(printed)?.[1]);
      return { child, url };
    };
    const first = await start("--broker", "rabbitmq");
    const client = clientOf(first.url);
    const { instanceId } = await create(client, "orphan", false);
    await until(async () => ((await client.getInstance(instanceId)).status === "RUNNING" ? true : undefined));
    await client.close();
    expect(processesOf(instanceId).length).toBeGreaterThan(0);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    expect(processesOf(instanceId).length).toBeGreaterThan(0);

    const directories = () => readdirSync(temporary).filter((name) => name.startsWith("dms-rabbitmq-brokers-"));
    expect(directories()).toHaveLength(1);
    const second = await start();
    await until(() => (processesOf(instanceId).length === 0 ? true : undefined));
    expect(directories()).toEqual([]);
    second.child.kill("SIGTERM");
    await once(second.child, "exit");
    removeTemporaryDirectory(temporary);
  },
  longestTest,
);
