import type { Product } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { CommandError } from "../../../../provider/commandLine/commandError";
import { declaredArguments } from "../../../../provider/importCommand/declaredArguments";
import { fixedNodes, inVersion } from "../../../support/productParts";
import { wireInstance } from "./wireInstance";

function declare(changes: Record<string, unknown> = {}, product?: Product) {
  const declaration = declaredArguments({
    instance: wireInstance(changes),
    region: "ae-ad-1",
    apiVersion: "v1.0",
    product,
  });
  const find = (name: string) => declaration.arguments.find((argument) => argument.name === name);
  const values = Object.fromEntries(declaration.arguments.map(({ name, value }) => [name, value]));
  return { ...declaration, find, values };
}

const product = (codes: string[]): Product => ({
  productId: "00300-30109-0--0",
  billing: "hourly",
  engine: "rabbitmq",
  type: "single",
  ...inVersion(),
  ...fixedNodes(1),
  storage: 100,
  io: codes.map((storageSpecCode) => ({ storageSpecCode })),
});

it("declares what a program must say and what differs from the defaults", () => {
  const { values, notes } = declare();
  expect(values).toEqual({
    name: "orders",
    engineVersion: "3.7.17",
    storageSpace: 100,
    accessUser: "orders-user",
    password: undefined,
    vpcId: "vpc-1",
    securityGroupId: "group-1",
    subnetId: "subnet-1",
    availabilityZones: ["zone-1"],
    productId: "00300-30109-0--0",
    maintainBegin: "02:00",
    maintainEnd: "06:00",
    storageSpecCode: "dms.physical.storage.high",
  });
  expect(notes).toEqual([]);
});

it("declares what was chosen beyond the defaults", () => {
  const { values } = declare({
    description: "queues",
    ssl_enable: true,
    enable_publicip: true,
    publicip_id: "address-1",
    enterprise_project_id: "project-1",
  });
  expect(values).toMatchObject({
    description: "queues",
    sslEnable: true,
    enablePublicIp: true,
    publicIpId: "address-1",
    enterpriseProjectId: "project-1",
  });
});

it("leaves public access out, with a note, when the address is not told", () => {
  const { values, notes } = declare({ enable_publicip: true, publicip_id: null });
  expect(values).not.toHaveProperty("enablePublicIp");
  expect(values).not.toHaveProperty("publicIpId");
  expect(notes).toEqual([expect.stringContaining("Public access is on")]);
});

describe("what the service does not tell", () => {
  it("guesses the ordered space, says so, and lets the state hold the guess", () => {
    const { find } = declare({ total_storage_space: undefined, storage_space: 264 });
    expect(find("storageSpace")).toMatchObject({
      value: 300,
      recorded: true,
      note: expect.stringContaining("300 GB is a guess from 264 GB of usable space"),
    });
  });

  it("names the least space of the product as such", () => {
    const { find } = declare({ total_storage_space: undefined, storage_space: undefined }, product([]));
    expect(find("storageSpace")?.note).toContain("100 GB is the least that its product sells");
  });

  it.each([
    [["dms.physical.storage.ultra"], "it is the only one that its product sells"],
    [["dms.physical.storage.ultra", "dms.physical.storage.high"], "its product sells dms.physical.storage.ultra, dms"],
  ])("takes the storage specification from the catalogue's %j and keeps the guess out of the state", (codes, note) => {
    const { find } = declare({ storage_spec_code: undefined }, product(codes));
    expect(find("storageSpecCode")).toEqual({
      name: "storageSpecCode",
      value: "dms.physical.storage.ultra",
      recorded: false,
      note: expect.stringContaining(note),
    });
  });

  it.each(["storageSpecCode", "accessUser", "vpcId", "subnetId", "securityGroupId", "availabilityZones", "productId"])(
    "asks the config for %s",
    (name) => {
      const field = name
        .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
        .replace("availability_", "available_");
      const { find } = declare({ [field]: undefined });
      expect(find(name)).toEqual({ name, recorded: false, note: expect.stringContaining("does not tell") });
    },
  );
});

it("leaves out an optional value that the provider's check refuses, and says why", () => {
  const { values, notes } = declare({ engine_version: "3.8.35-beta", maintain_begin: "03:00", maintain_end: "07:00" });
  expect(values).not.toHaveProperty("engineVersion");
  expect(values).not.toHaveProperty("maintainBegin");
  expect(values).not.toHaveProperty("maintainEnd");
  expect(notes).toContainEqual(expect.stringMatching(/^engineVersion is "3\.8\.35-beta", but engineVersion must be/));
});

it("refuses an instance that cannot be declared, with every reason", () => {
  const run = () => declare({ access_user: "a b", available_zones: ["zone-1", "zone-2"] });
  expect(run).toThrow(CommandError);
  expect(run).toThrow(/^Instance orders \(8959ab1c-.*\) cannot be declared: .*accessUser.*; .*availabilityZones/);
});
