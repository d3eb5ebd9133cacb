import { NameOwners } from "../../../../provider/catalogue/nameOwners";

describe("NameOwners", () => {
  it("lets a resource that is replaced take its own name again", () => {
    const names = new NameOwners();
    names.note({ urn: "urn:a", from: "orders", to: "orders" });
    names.note({ urn: "urn:a", from: undefined, to: "orders" });
    expect(names.mayTake("orders", "urn:a")).toBe(true);
  });

  it("keeps the name of one resource from another", () => {
    const names = new NameOwners();
    names.note({ urn: "urn:a", from: "orders", to: "orders" });
    expect(names.mayTake("orders", "urn:b")).toBe(false);
  });

  it("lets another resource take a name that its owner gives up in this run", () => {
    const names = new NameOwners();
    names.note({ urn: "urn:a", from: "orders", to: "orders-old" });
    expect(names.mayTake("orders", "urn:b")).toBe(true);
  });

  it("tells the second resource that claims a name in a place which one was first", () => {
    const names = new NameOwners();
    const claim = (urn: string, place = "ae-ad-1") => names.claim({ urn, name: "orders", place });
    expect(claim("urn:a")).toBeUndefined();
    expect(claim("urn:a")).toBeUndefined();
    expect(claim("urn:b")).toBe("urn:a");
    expect(claim("urn:b", "eu-west-101")).toBeUndefined();
  });

  it("knows nothing of names that no resource of the run has had", () => {
    expect(new NameOwners().mayTake("orders", "urn:a")).toBe(false);
  });
});
