import type { Product } from "../../../../provider/client";
import { declaredArguments } from "../../../../provider/importCommand/declaredArguments";
import { configValues, type DeclaredInstance, programText } from "../../../../provider/importCommand/programText";
import { wireInstance } from "./wireInstance";

function declared(changes: Record<string, unknown> = {}): DeclaredInstance {
  const instance = wireInstance(changes);
  const declaration = declaredArguments({ instance, region: "ae-ad-1", apiVersion: "v1.0" });
  return { logicalName: "my-orders", variable: "myOrders", id: instance.instanceId, declaration };
}

const text = (changes: Record<string, unknown> = {}) =>
  programText({ instances: [declared(changes)], region: "ae-ad-1", projectId: "project-1" });

it("declares an instance in plain TypeScript", () => {
  expect(text()).toMatchSnapshot();
});

it("takes what the service does not tell from the config, in the argument's type", () => {
  const changes = {
    access_user: undefined,
    available_zones: undefined,
    total_storage_space: undefined,
    storage_space: undefined,
  };
  expect(text(changes)).toContain('accessUser: config.require("myOrdersAccessUser"),');
  expect(text(changes)).toContain('availabilityZones: [config.require("myOrdersAvailabilityZones")],');
  expect(text(changes)).toContain('storageSpace: config.requireNumber("myOrdersStorageSpace"),');
  expect(configValues([declared(changes)])).toEqual([
    { key: "myOrdersStorageSpace", secret: false },
    { key: "myOrdersAccessUser", secret: false },
    { key: "myOrdersPassword", secret: true },
    { key: "myOrdersAvailabilityZones", secret: false },
  ]);
});

it("writes what was left out above the declaration", () => {
  expect(text({ enable_publicip: true, publicip_id: null })).toMatch(
    /\/\/ Public access is on, .*\nexport const myOrders/,
  );
});

it("lets no value out of its line", () => {
  const lines = text().split("\n").length;
  expect(
    text({ description: "a\nb*/`c`\u2028d", engine_version: "\u2028process.exit()\n" }).split(/[\n\u2028]/),
  ).toHaveLength(
    // The description joins, the version leaves and its note comes.
    lines + 1,
  );
});

it("lets nothing out of a comment", () => {
  const evil = "a\u2028b\nprocess.exit(1);\r//\u202e";
  const made = programText({
    instances: [
      {
        ...declared(),
        id: evil,
        declaration: { arguments: [{ name: "engine", recorded: false, note: evil, value: evil }], notes: [evil] },
      },
    ],
    region: evil,
    projectId: evil,
  });
  const lines = made.split(/[\n\r\u2028\u2029]/);
  expect(lines.filter((line) => line.trimStart().startsWith("process.exit"))).toEqual([]);
  expect(made).not.toMatch(/[\r\u2028\u202e]/);
  expect(lines).toContain("// Instance a\\u2028b\\nprocess.exit(1);\\r//\\u202e.");
});

it("writes a disk code of the catalogue into the comment on one line", () => {
  const product = {
    productId: "00300-30109-0--0",
    io: [{ storageSpecCode: "dms.physical.storage.high" }, { storageSpecCode: "x\nprocess.exit(1);" }],
  };
  const instance = wireInstance({ storage_spec_code: null });
  const declaration = declaredArguments({
    instance,
    region: "ae-ad-1",
    apiVersion: "v1.0",
    product: product as unknown as Product,
  });
  const instances = [{ ...declared(), declaration }];
  const made = programText({ instances, region: "ae-ad-1", projectId: "project-1" });
  expect(made.split("\n").filter((line) => line.startsWith("process.exit"))).toEqual([]);
});
