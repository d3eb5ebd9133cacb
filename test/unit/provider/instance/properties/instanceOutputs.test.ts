import type { Instance } from "../../../../../provider/client";
import { instanceSchema } from "../../../../../provider/client/dms/wire/instanceFields";
import { inputsOf, instanceOutputs } from "../../../../../provider/instance/properties/instanceOutputs";
import { derivedProperties } from "../../../../../provider/instance/properties/instanceProperties";
import { safeProperties } from "../../../../../provider/instance/properties/safeProperties";
import { declaredInputs } from "../check/declaredInputs";

const wire = (changes: Record<string, unknown> = {}): Instance =>
  instanceSchema.parse({
    instance_id: "id-1",
    name: "orders",
    status: "RUNNING",
    engine: "rabbitmq",
    engine_version: "3.7.17",
    storage_space: 88,
    total_storage_space: 100,
    used_storage_space: 4,
    connect_address: "192.168.0.10",
    port: 5672,
    vpc_id: "vpc-1",
    security_group_id: "group-1",
    subnet_id: "subnet-1",
    available_zones: ["zone-1"],
    product_id: "00300-30109-0--0",
    access_user: "orders-user",
    maintain_begin: "02:00:00",
    maintain_end: "06:00:00",
    enable_publicip: false,
    ssl_enable: false,
    enterprise_project_id: "0",
    created_at: "1562583302800",
    management_connect_address: "http://192.168.0.10.15672",
    ...changes,
  });

const location = { region: "ae-ad-1", projectId: "project-1" };
const outputs = (changes: Record<string, unknown> = {}, inputs = {}) =>
  safeProperties(instanceOutputs(wire(changes), declaredInputs(inputs), location));

it("keeps storageSpace as the wish and shows what the wire says beside it", () => {
  expect(outputs()).toMatchObject({
    storageSpace: 100,
    usableStorageSpace: 88,
    totalStorageSpace: 100,
    usedStorageSpace: 4,
  });
});

it("keeps the wish when the wire does not carry the total space", () => {
  expect(outputs({ total_storage_space: undefined })).toMatchObject({ storageSpace: 100, usableStorageSpace: 88 });
});

it("shows a disk that was extended elsewhere", () => {
  expect(outputs({ total_storage_space: 200 }).storageSpace).toBe(200);
});

it("fills what the program left out, in normal form", () => {
  expect(outputs()).toMatchObject({ maintainBegin: "02:00", maintainEnd: "06:00", engineVersion: "3.7.17" });
});

it("keeps what the wire does not carry", () => {
  expect(outputs()).toMatchObject({ password: "Unit-Test-Pass1", storageSpecCode: "dms.physical.storage.ultra" });
});

it("holds nothing that is made of what else it holds", () => {
  expect(outputs()).toMatchObject({ createdAtMillis: 1562583302800 });
  for (const name of Object.keys(derivedProperties)) expect(outputs()).not.toHaveProperty(name);
});

it("holds no URL with the password in it", () => {
  const password = "p@ss/w0rd:%";
  expect(JSON.stringify(outputs({}, { password }))).not.toContain(encodeURIComponent(password));
});

it("returns as inputs only what the program had set, with drift applied", () => {
  const stored = outputs({ description: "changed elsewhere" }, { description: "mine" });
  const inputs = inputsOf(stored);
  expect(inputs).toMatchObject({ description: "changed elsewhere", password: "Unit-Test-Pass1" });
  expect(inputs).not.toHaveProperty("maintainBegin");
  expect(inputs).not.toHaveProperty("connectAddress");
});

it("shows public access that was switched off elsewhere", () => {
  const stored = outputs(
    { enable_publicip: false, publicip_id: undefined },
    { enablePublicIp: true, publicIpId: "eip-1" },
  );
  expect(stored.enablePublicIp).toBe(false);
  expect(stored).not.toHaveProperty("publicIpId");
});

describe("a product in words", () => {
  const product = { type: "single", vcpus: 2, memoryGb: 4 };

  it("stays beside the product that the wire shows", () => {
    expect(outputs({ product_id: "p1" }, { product, productId: "p1" })).toMatchObject({ product, productId: "p1" });
  });

  it("goes when the wire shows another product, so that the next preview shows the drift", () => {
    const drifted = outputs({ product_id: "p2" }, { product, productId: "p1" });
    expect(drifted.productId).toBe("p2");
    expect(drifted.product).toBeUndefined();
    expect(inputsOf(drifted)).toMatchObject({ productId: "p2" });
    expect(inputsOf(drifted)).not.toHaveProperty("product");
  });
});

describe("a zone in words", () => {
  it("stays in outputs and inputs beside the ID", () => {
    const words = { availabilityZones: ["zone-1"], __availabilityZoneWords: ["az10.dc1"] };
    const all = outputs({ available_zones: ["zone-1"] }, words);
    expect(all).toMatchObject(words);
    expect(inputsOf(all)).toMatchObject(words);
  });
});
