import { logicalNames } from "../../../../provider/importCommand/logicalNames";
import fc from "../../../support/fastCheck";

it.each([
  ["orders", "orders", "orders"],
  ["payments-cluster_1", "payments-cluster_1", "paymentsCluster1"],
  ["Orders", "Orders", "orders"],
  ["1st broker::main", "1st-broker-main", "rabbitmq1stBrokerMain"],
  ["消息", "-", "rabbitmq"],
  ["config", "config", "config2"],
  ["pulumi", "pulumi", "pulumi2"],
  ["delete", "delete", "delete2"],
])("calls %s %s and its variable %s", (name, logicalName, variable) => {
  expect(logicalNames([name])).toEqual([{ logicalName, variable }]);
});

it("keeps names apart that would become the same", () => {
  expect(logicalNames(["my-orders", "my_orders", "my_orders", "my orders"])).toEqual([
    { logicalName: "my-orders", variable: "myOrders" },
    { logicalName: "my_orders", variable: "myOrders2" },
    { logicalName: "my_orders-2", variable: "myOrders3" },
    { logicalName: "my-orders-2", variable: "myOrders4" },
  ]);
});

it("gives valid and distinct names whatever the instances are called", () => {
  const names = fc.array(fc.oneof(fc.string(), fc.constantFrom("await", "exports", "a", "a2", "A", "a-2", "")));
  fc.assert(
    fc.property(names, (all) => {
      const given = logicalNames(all);
      expect(new Set(given.map(({ logicalName }) => logicalName)).size).toBe(all.length);
      expect(new Set(given.map(({ variable }) => variable)).size).toBe(all.length);
      for (const { logicalName, variable } of given) {
        expect(logicalName).toMatch(/^[A-Za-z0-9_.-]+$/);
        expect(variable).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(() => new Function(`"use strict"; const ${variable} = 0;`)).not.toThrow();
      }
    }),
  );
});
