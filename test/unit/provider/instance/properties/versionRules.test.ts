import { passwordChangeOf, versionsByInput } from "../../../../../provider/instance/properties/versionRules";

test.each([
  ["productId", "00300-30109-0--0", "v1.0"],
  ["productId", "c6.2u4g.single", "v2"],
  ["storageSpecCode", "dms.physical.storage.ultra", "v1.0"],
  ["storageSpecCode", "dms.physical.storage.ultra.v2", "v2"],
  ["engineVersion", "3.7.17", "v1.0"],
  ["engineVersion", "AMQP-0-9-1", "v2"],
  ["engineVersion", "3.8.35", undefined],
  ["brokerNum", 3, "v2"],
  ["tags", {}, undefined],
  ["tags", { team: "orders" }, "v2"],
  ["enableAcl", false, undefined],
])("%s %p says that the version is %p", (name, value, version) => {
  expect(versionsByInput[name]?.(value)).toBe(version);
});

test("a changed password does what the program says, else what the version says", () => {
  expect(passwordChangeOf({ passwordChange: "record" }, "v2")).toBe("record");
  expect(passwordChangeOf({}, "v2")).toBe("reset");
  expect(passwordChangeOf({}, "v1.0")).toBe("refuse");
});
