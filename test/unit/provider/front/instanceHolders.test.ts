import { InstanceHolders } from "../../../../provider/front/instanceHolders";

it("lets go of an instance that only the resource itself holds, under its old URN too", () => {
  const holders = new InstanceHolders();
  holders.note("id-1", ["urn-old", "urn-new"]);
  expect(holders.isHeldByAnother("id-1", "urn-old")).toBe(false);
  expect(holders.isHeldByAnother("id-1", "urn-new")).toBe(false);
});

it("lets go of an instance of which this run has not heard", () => {
  expect(new InstanceHolders().isHeldByAnother("id-1", "urn-1")).toBe(false);
});

it("keeps an instance that another resource holds, or that this run has taken over", () => {
  const holders = new InstanceHolders();
  holders.note("id-1", ["urn-new"]);
  holders.note("id-2", ["urn-2"]);
  holders.noteAdopted("id-2");
  expect(holders.isHeldByAnother("id-1", "urn-old")).toBe(true);
  expect(holders.isHeldByAnother("id-2", "urn-2")).toBe(true);
});
