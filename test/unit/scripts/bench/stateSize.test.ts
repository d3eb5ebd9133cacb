import { stateSizeOf } from "../../../../scripts/bench/stateSize";

it("counts the stack trace, which Pulumi stores of any resource, apart from the rest", () => {
  const resource = { type: "a:b:C", id: "é" };
  expect(stateSizeOf({ ...resource, stackTrace: [{}, {}] })).toEqual({ bytes: 26, trace: 7 });
  expect(stateSizeOf(resource)).toEqual({ bytes: 26, trace: 0 });
});
