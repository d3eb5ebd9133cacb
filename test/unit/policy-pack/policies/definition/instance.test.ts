import { stackOf } from "../../../../../policy-pack/policies/definition/instance";

test.each([
  ["urn:pulumi:dev::shop::pulumi-nodejs:dms:Rabbitmq::orders", "dev"],
  ["urn:pulumi:prod-eu::shop::my:index:Component$other:index:Thing::name::with::colons", "prod-eu"],
  ["no urn", "no urn"],
])("the stack of %s is %s", (urn, stack) => {
  expect(stackOf(urn)).toBe(stack);
});
