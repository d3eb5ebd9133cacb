import * as pulumi from "@pulumi/pulumi";
import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import ts from "typescript";
import { codeBlocks } from "../../support/compilerErrors";
import { programsOf, readPage } from "../../support/pageBlocks";
import { TestEmulator } from "../../support/testEmulator";

type Exports = Record<string, unknown>;

/** Runs a block as a CommonJS module that may wait at its top level, and gives what it exports. */
async function run(block: string, given: Record<string, unknown> = {}): Promise<Exports> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(block, { compilerOptions });
  const names = ["module", "exports", "require", ...Object.keys(given)];
  const AsyncFunction = (async () => {}).constructor as new (...text: string[]) => (...values: unknown[]) => unknown;
  const module = { exports: {} };
  await new AsyncFunction(...names, outputText)(module, module.exports, require, ...Object.values(given));
  return module.exports;
}

/** What a client of the emulator does in place of the comment that speaks of it. */
async function createInstance(url: string): Promise<string> {
  const environment = {
    HW_REGION_NAME: "ae-ad-1",
    HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
    HW_SECRET_KEY: "emulator-secret-key-0001",
    HW_DMS_ENDPOINT: url,
    HW_IAM_ENDPOINT: url,
  };
  const configuration = resolveConfiguration({ config: () => undefined, environment });
  const client = new DmsClient({ configuration });
  const { instanceId } = await client.createInstance({
    name: "orders",
    engine: "rabbitmq",
    productId: "00300-30109-0--0",
    storageSpace: 100,
    storageSpecCode: "dms.physical.storage.high",
    availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
    vpcId: "vpc",
    subnetId: "subnet",
    securityGroupId: "group",
    accessUser: "orders",
    password: "Emulator-Page-0001",
  });
  await client.close();
  return instanceId;
}

function blockOf(blocks: string[], part: string): string {
  const found = blocks.find((block) => block.includes(part));
  if (found === undefined) throw new Error(`The page has no block with ${part}.`);
  return found;
}

describe("docs/emulator.md", () => {
  const page = readPage("docs/emulator.md");
  const json = codeBlocks(page, "json");

  it("shows an emulator in a program, which takes the fault, and shows the instance as it was set", async () => {
    const shown: unknown[][] = [];
    const program = blockOf(programsOf(page), "startEmulator").replace(
      /^\/\/ … point a client.*$/m,
      "const id = await createInstance(emulator.url);",
    );
    await run(program, { createInstance, console: { log: (...values: unknown[]) => shown.push(values) } });
    const [[requests, instances] = []] = shown;
    expect(requests).toContainEqual(expect.objectContaining({ method: "POST", status: 200 }));
    expect(instances).toEqual([expect.objectContaining({ name: "orders", status: "ERROR" })]);
  });

  it("shows users, networks and a fault on outcomes that the emulator takes", async () => {
    const users = JSON.parse(blockOf(json, '"readOnly"'));
    const networks = JSON.parse(blockOf(json, '"vpcs"'));
    const emulator = await startEmulator({ users, networks });
    emulator.addFault(JSON.parse(blockOf(json, '"outcome"')));
    await emulator.close();
    await expect(startEmulator({ users: [{ ...users[1], actions: ["dms:nothing"] }] })).rejects.toThrow("dms:nothing");
  });

  it("shows a fault that its control route takes", async () => {
    const emulator = await startEmulator();
    const [, body] = /curl -X POST \S+\/_emulator\/faults -d '([^']*)'/.exec(page) ?? [];
    const post = (text: string) => fetch(`${emulator.url}/_emulator/faults`, { method: "POST", body: text });
    expect((await post(body ?? "")).ok).toBe(true);
    expect((await post('{"match": {"path": "/"}, "do": {"nothing": 1}}')).status).toBe(400);
    await emulator.close();
  });
});

it("emulator/README.md shows a program that runs", async () => {
  await expect(run(blockOf(programsOf(readPage("emulator/README.md")), "startEmulator"))).resolves.toEqual({});
});

it("docs/api-versions.md shows a program that lists the instances of a region, whichever version it has", async () => {
  const block = blockOf(programsOf(readPage("docs/api-versions.md")), "listInstances");
  for (const api of ["v1.0", "v2"] as const) {
    const emulator = await TestEmulator.start({ api });
    const lines: unknown[][] = [];
    const { listInstances } = await run(block, {
      process: { env: emulator.environment },
      console: { log: (...values: unknown[]) => lines.push(values) },
    });
    await (listInstances as () => Promise<void>)();
    expect(lines.length).toBe(api === "v2" ? 1 : 0);
    await emulator.close();
  }
});

it("docs/functions.md shows a program that looks its product and zone up", async () => {
  const asked: string[] = [];
  const made: pulumi.runtime.MockResourceArgs[] = [];
  await pulumi.runtime.setMocks(
    {
      call: ({ token }) => {
        asked.push(token);
        return token.endsWith("Zone") ? { id: "zone-1" } : { productId: "product-1", io: [] };
      },
      newResource: (resource) => {
        made.push(resource);
        return { id: "id-1", state: { ...resource.inputs, connectAddress: "10.0.0.1" } };
      },
    },
    "project",
  );
  const values = { vpcId: "vpc", subnetId: "subnet", securityGroupId: "group", password: "Functions-Page-0001" };
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`project:${name}`, value])),
  );
  const block = blockOf(programsOf(readPage("docs/functions.md")), "getProduct").replace(
    "export =",
    "exports.program =",
  );
  const { program } = await run(block);
  const { hosts } = await (program as () => Promise<{ hosts: pulumi.Output<string[]> }>)();
  expect(await new Promise((resolve) => hosts.apply(resolve))).toEqual(["10.0.0.1"]);
  expect(asked).toEqual(["huaweicloud:dms:getProduct", "huaweicloud:dms:getAvailabilityZone"]);
  expect(made[0]?.inputs).toMatchObject({ productId: "product-1", availabilityZones: ["zone-1"], storageSpace: 300 });
});
