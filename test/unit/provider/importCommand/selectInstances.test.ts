import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { CommandError } from "../../../../provider/commandLine/commandError";
import { selectInstances } from "../../../../provider/importCommand/selectInstances";
import { TestEmulator } from "../../../support/testEmulator";
import { createRunning } from "./createRunning";

let emulator: TestEmulator;
let client: DmsClient;
let ids: Record<string, string>;

beforeAll(async () => {
  emulator = await TestEmulator.start({ createReads: 1, pageSize: 2 });
  client = new DmsClient({
    configuration: resolveConfiguration({ config: () => undefined, environment: emulator.environment }),
  });
  ids = await createRunning(emulator, ["orders", "orders-2", "payments", "failing", "leaving"]);
  await emulator.changeInstance(ids.failing as string, { status: "CREATEFAILED" });
  await emulator.changeInstance(ids.leaving as string, { status: "DELETING" });
});

afterAll(async () => {
  await client.close();
  await emulator.close();
});

const select = (selection: { names?: string[]; ids?: string[]; all?: boolean }) =>
  selectInstances(client, "ae-ad-1", { names: [], ids: [], all: false, ...selection });

const namesOf = async (selection: Parameters<typeof select>[0]) =>
  (await select(selection)).instances.map(({ name }) => name);

it("takes every instance that ran, and says which not and why", async () => {
  const { instances, skipped } = await select({ all: true });
  expect(instances.map(({ name }) => name).sort()).toEqual(["orders", "orders-2", "payments"]);
  expect(skipped.sort()).toEqual([
    `Instance failing (${ids.failing}) never ran, because its creation failed; delete it.`,
    `Instance leaving (${ids.leaving}) is being deleted.`,
  ]);
});

it("finds exact names and ids, each once", async () => {
  expect(await namesOf({ names: ["orders"] })).toEqual(["orders"]);
  expect(await namesOf({ ids: [ids.payments as string], names: ["orders", "payments"] })).toEqual([
    "payments",
    "orders",
  ]);
});

it("reads what only the list tells and what only the instance tells", async () => {
  const { instances } = await select({ names: ["orders"] });
  expect(instances[0]).toMatchObject({
    storageSpecCode: "dms.physical.storage.high",
    totalStorageSpace: 100,
    accessUser: "tester",
  });
});

it.each([
  [
    "name",
    { names: ["orders", "no-such"] },
    /^There is no instance named "no-such" in region ae-ad-1 and project \w+;/,
  ],
  ["part of a name", { names: ["order"] }, /^There is no instance named "order"/],
  ["id", { ids: ["8959ab1c-701a-4bb1-a05f-93dfc361b32d"] }, /^Instance 8959ab1c-\S+ does not exist in region ae-ad-1/],
  ["instance that never ran", { names: ["failing"] }, /its creation failed; delete it\. Nothing was imported\.$/],
])("refuses a missing or useless %s", async (_what, selection, message) => {
  await expect(select(selection)).rejects.toThrow(CommandError);
  await expect(select(selection)).rejects.toThrow(message);
});

it("refuses an instance of another engine", async () => {
  await emulator.changeInstance(ids.payments as string, { engine: "kafka" });
  await expect(select({ ids: [ids.payments as string] })).rejects.toThrow(/does not exist|is one of kafka/);
  await emulator.changeInstance(ids.payments as string, { engine: "rabbitmq" });
});

it("says when there is nothing to import", async () => {
  const empty = await TestEmulator.start();
  const configuration = resolveConfiguration({ config: () => undefined, environment: empty.environment });
  const other = new DmsClient({ configuration });
  await expect(selectInstances(other, "ae-ad-1", { names: [], ids: [], all: true })).rejects.toThrow(
    /^There is no RabbitMQ instance in region ae-ad-1 and project \w+; check HW_REGION_NAME and HW_PROJECT_ID\.$/,
  );
  await other.close();
  await empty.close();
});

it("passes over an instance whose id cannot be one, and never asks for it", async () => {
  const row = { instanceId: "x\nprocess.exit(1);", name: "odd" };
  const getInstance = jest.fn();
  const lying = {
    listAllInstances: () => Promise.resolve([row]),
    projectId: () => Promise.resolve("project-1"),
    getInstance,
  } as unknown as DmsClient;
  const of = (names: string[]) => selectInstances(lying, "ae-ad-1", { names, ids: [], all: names.length === 0 });
  await expect(of([])).rejects.toThrow('Instance "odd" has an ID that cannot be one: "x\\nprocess.exit(1);".');
  await expect(of(["odd"])).rejects.toThrow("has an ID that cannot be one");
  expect(getInstance).not.toHaveBeenCalled();
});

it("goes on with the id that it asked for, whatever the answer says", async () => {
  const lying = {
    listAllInstances: () => Promise.resolve([{ instanceId: "id-1", name: "orders" }]),
    getInstance: () => Promise.resolve({ instanceId: "x\nprocess.exit(1);", name: "orders", status: "RUNNING" }),
  } as unknown as DmsClient;
  const { instances } = await selectInstances(lying, "ae-ad-1", { names: [], ids: [], all: true });
  expect(instances.map(({ instanceId }) => instanceId)).toEqual(["id-1"]);
});
