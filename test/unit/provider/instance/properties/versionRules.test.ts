import { hiddenProperties } from "../../../../../provider/instance/properties/instanceProperties";
import { passwordChangeOf, versionShownBy } from "../../../../../provider/instance/properties/versionRules";

test.each([
  ["inputs of before API v2", {}, "v1.0"],
  ["inputs that check decided on", { [hiddenProperties.apiVersion]: "v2" }, "v2"],
  ["outputs", { apiVersion: "v2" }, "v2"],
  ["inputs that go before outputs", { [hiddenProperties.apiVersion]: "v1.0", apiVersion: "v2" }, "v1.0"],
  ["inputs that check could not decide on", { [hiddenProperties.apiVersion]: "auto", apiVersion: "v2" }, undefined],
  ["what is no version", { apiVersion: "v3" }, undefined],
])("the version is shown by %s", (_what, properties, version) => {
  expect(versionShownBy(properties)).toBe(version);
});

test("a changed password does what the program says, else what the version says", () => {
  expect(passwordChangeOf({ passwordChange: "record" }, "v2")).toBe("record");
  expect(passwordChangeOf({}, "v2")).toBe("reset");
  expect(passwordChangeOf({}, "v1.0")).toBe("refuse");
});
