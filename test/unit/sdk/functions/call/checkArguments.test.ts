import * as pulumi from "@pulumi/pulumi";
import * as functions from "pulumi-huaweicloud-dms-rabbitmq";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { useServer } from "../functionEnvironment";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
  useServer(emulator.url);
});

afterAll(() => emulator.close());

type AnyFunction = (args: unknown) => Promise<unknown>;

const call = (name: string, args: unknown) =>
  (functions as unknown as Record<string, AnyFunction>)[name]?.(args) ?? Promise.reject(new Error(`no ${name}`));

test.each([
  ["getProduct", { type: "single", vcpu: 16 }, /^vcpu is no argument of getProduct; it knows type, vcpus, memoryGb,/],
  ["getProduct", { type: "single", vcpus: "2" }, /^vcpus of getProduct must be a number\.$/],
  ["getProduct", { vcpus: pulumi.output(2) }, /^vcpus of getProduct is an output; call getProductOutput,/],
  ["getProduct", "single", /^getProduct takes an object of arguments\. It knows: type,/],
  ["getProducts", { type: 5, billing: "Hourly" }, /must be "single" or "cluster"; billing .+ "hourly" or "monthly"\.$/],
  ["getProducts", { vcpus: Number.NaN }, /^vcpus of getProducts must be a number/],
  [
    "getAvailabilityZone",
    { zone: "az10.dc1" },
    /^zone is no argument of getAvailabilityZone; it knows available, code/,
  ],
  ["getAvailabilityZones", { available: "true" }, /^available of getAvailabilityZones must be true or false/],
  ["getAvailabilityZones", { toString: "az10.dc1" }, /^toString is no argument/],
  ["getMaintenanceWindow", { seq: "1" }, /^seq of getMaintenanceWindow must be a number/],
  ["getMaintenanceWindow", undefined, /^getMaintenanceWindow needs default: true, begin or seq/],
  ["getMaintenanceWindows", { begin: "22:00" }, /^begin is no argument of getMaintenanceWindows; it knows none/],
  ["getInstance", null, /^getInstance needs either id or name/],
  ["getInstance", { id: 5 }, /^id of getInstance must be a text/],
  ["getInstances", { nam: "orders" }, /^nam is no argument of getInstances; it knows name, exactMatchName/],
  ["getProject", ["ae-ad-1"], /^getProject takes an object of arguments\. It knows: name\.$/],
])("%s(%j) is refused, and reads nothing", async (name, args, message) => {
  emulator.clearRequests();
  const error = await call(name, args).catch((thrown: unknown) => thrown);
  expect(pulumi.RunError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(message);
  expect(emulator.requests()).toEqual([]);
});

test("null counts as left out, in the arguments and in place of them", async () => {
  await expect(call("getProducts", { type: null })).resolves.toMatchObject({ products: expect.any(Array) });
  await expect(call("getProducts", null)).resolves.toMatchObject({ products: expect.any(Array) });
});
