import { declaredArguments } from "../../../../provider/importCommand/declaredArguments";
import { importEntry } from "../../../../provider/importCommand/importEntry";
import { checkInstance } from "../../../../provider/instance/check/offlineCheck";
import { diffInstance } from "../../../../provider/instance/diffInstance";
import { inputsOf } from "../../../../provider/instance/properties/instanceOutputs";
import type { Properties } from "../../../../provider/resource/properties";
import { providerText } from "../../../../sdk/providerText";
import { rabbitmqInstanceType } from "../../../../sdk/resourceType";
import fc from "../../../support/fastCheck";
import { wireInstance } from "./wireInstance";

const region = "ae-ad-1";
const projectId = "project-1";
const password = "Unit-Test-Pass1";

function imported(changes: Record<string, unknown> = {}) {
  const instance = wireInstance(changes);
  const declaration = declaredArguments({ instance, region, apiVersion: "v1.0" });
  return {
    declaration,
    entry: importEntry({ logicalName: "orders", instance, declaration, region, projectId, apiVersion: "v1.0" }),
  };
}

it("is what Pulumi imports as an instance of the provider", () => {
  const { entry } = imported();
  expect(entry).toMatchObject({
    type: rabbitmqInstanceType,
    name: "orders",
    id: "8959ab1c-701a-4bb1-a05f-93dfc361b32d",
    inputs: { name: "orders", storageSpace: 100, region, __provider: providerText },
    outputs: {
      instanceId: "8959ab1c-701a-4bb1-a05f-93dfc361b32d",
      name: "orders",
      region,
      projectId,
      status: "RUNNING",
      connectAddress: "192.168.0.10",
      createdAtMillis: 1585618587087,
      __provider: providerText,
    },
  });
  expect(Object.keys(entry.outputs)).not.toEqual(expect.arrayContaining(["password"]));
});

it("gives the state whose inputs a refresh would find", () => {
  const { entry } = imported();
  const { __provider, ...inputs } = entry.inputs;
  expect(inputsOf(entry.outputs)).toEqual(inputs);
});

it("keeps a guessed storage specification out of the state", () => {
  const { entry } = imported({ storage_spec_code: undefined });
  expect(entry.inputs).not.toHaveProperty("storageSpecCode");
  expect(entry.outputs).not.toHaveProperty("storageSpecCode");
});

/** Values that a program takes from its config. */
const fromConfig: Properties = {
  password,
  accessUser: "somebody",
  vpcId: "vpc-2",
  subnetId: "subnet-2",
  availabilityZones: ["zone-2"],
  productId: "00300-30111-0--0",
  storageSpecCode: "dms.physical.storage.high",
  storageSpace: 100,
};

const optionalFields = [
  "description",
  "engine_version",
  "storage_space",
  "total_storage_space",
  "access_user",
  "vpc_id",
  "product_id",
  "subnet_id",
  "available_zones",
  "maintain_begin",
  "maintain_end",
  "enable_publicip",
  "publicip_id",
  "ssl_enable",
  "enterprise_project_id",
  "storage_spec_code",
  "connect_address",
  "created_at",
];

it("leads to no change whatever the service leaves out and in whatever form it writes", () => {
  const values = fc.record(
    {
      description: fc.string({ unit: "binary", maxLength: 400 }),
      engine: fc.constantFrom("rabbitmq", "RabbitMQ"),
      total_storage_space: fc.constantFrom(100, "300"),
      maintain_begin: fc.constantFrom("22", "22:00", "22:00:00"),
      maintain_end: fc.constantFrom("02:00", "02:00:00"),
      enable_publicip: fc.constantFrom(true, "false", "true"),
      publicip_id: fc.constantFrom("address-1", ""),
      ssl_enable: fc.constantFrom(true, "true"),
      enterprise_project_id: fc.constantFrom("project-1", ""),
    },
    { requiredKeys: [] },
  );
  const missing = fc.subarray(optionalFields);
  fc.assert(
    fc.property(values, missing, fc.constantFrom(null, undefined), (changed, names, nothing) => {
      const absent = Object.fromEntries(names.map((name) => [name, nothing]));
      const { declaration, entry } = imported({
        maintain_begin: "22:00",
        maintain_end: "02:00",
        ...changed,
        ...absent,
      });
      const program = Object.fromEntries(
        declaration.arguments.map(({ name, value }) => [name, value ?? fromConfig[name]] as const),
      );
      const { inputs, failures } = checkInstance({ region }, entry.inputs, program);
      expect(failures).toEqual([]);
      const warn = (text: string) => {
        throw new Error(text);
      };
      expect(diffInstance({ warn }, entry.outputs, inputs)).toMatchObject({ changes: false });
    }),
    { numRuns: 300 },
  );
});
