import { benchPassword } from "../../../../scripts/bench/createdInstance";
import { fleetProgram } from "../../../../scripts/bench/fleetPrograms";

const created = {
  inputs: { __provider: "text", __urn: "urn", name: "one", storageSpace: 100, password: benchPassword },
  outputs: {
    __provider: "text",
    name: "one",
    status: "RUNNING",
    password: benchPassword,
    amqpUrl: `a:${benchPassword}@b`,
  },
};

it("declares our instances with what an instance was made of, and names of their own", () => {
  const { program } = fleetProgram("v2", 20, created);
  expect(program).toContain('{"storageSpace":100,"password":"Bench-Password-1"}');
  expect(program).toContain("index < 20");
});

it("gives the bag every property of an instance, and makes those secret that hold the password", () => {
  const { program, provider } = fleetProgram("bag", 5, created);
  for (const name of ["storageSpace", "status", "amqpUrl"]) expect(program).toContain(name);
  expect(program).toContain('additionalSecretOutputs: ["password","amqpUrl"]');
  expect(JSON.parse(provider?.["stored.json"] ?? "")).toMatchObject({ status: "RUNNING" });
});

it("gives trivial resources nothing but a name", () => {
  expect(fleetProgram("trivial", 1, created).program).not.toContain("storageSpace");
});
