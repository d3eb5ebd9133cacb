import { inputNamesInState, storedInputNames } from "../../../../../provider/instance/properties/inputNamesInState";
import type { InstanceOutputs } from "../../../../../provider/instance/properties/instanceProperties";

const outputs: InstanceOutputs = {
  name: "orders",
  description: "Orders",
  engine: "rabbitmq",
  storageSpace: 100,
  password: "Unit-Test-Pass1",
  vpcId: "vpc-1",
  region: "region-1",
  projectId: "project-1",
  maintainBegin: "02:00",
};
const set = ["name", "description", "storageSpace", "password", "vpcId", "region"];

it("stores only the names of inputs that the cloud may have set as well", () => {
  expect(storedInputNames(set)).toEqual(["name", "description", "region"]);
});

it.each([
  ["as they are stored today", storedInputNames(set)],
  ["as earlier states hold them", set],
])("tells all that the program set, %s", (_how, names) => {
  expect(inputNamesInState({ ...outputs, __inputNames: names })).toEqual(set);
});

it("tells no input that has no value any more", () => {
  const { password: _password, ...others } = outputs;
  const names = storedInputNames(set);
  expect(inputNamesInState({ ...others, __inputNames: names })).toEqual(set.filter((name) => name !== "password"));
});

it("tells nothing of an instance that no program declares", () => {
  expect(storedInputNames([])).toEqual([]);
  expect(inputNamesInState({ ...outputs, __inputNames: [] })).toEqual([]);
  expect(inputNamesInState(outputs)).toBeUndefined();
});
