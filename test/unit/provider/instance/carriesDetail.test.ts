import type { Instance } from "../../../../provider/client";
import { carriesAll, carriesNews } from "../../../../provider/instance/carriesDetail";

const row: Instance = { instanceId: "id", name: "orders", status: "RUNNING", vpcId: "vpc-1", vpcName: "network" };

describe("a row of the list", () => {
  it("suffices when it carries all that is known of inputs and outputs", () => {
    expect(carriesAll({ vpcId: "vpc-2", vpcName: "network", password: "not told by any answer" })(row)).toBe(true);
  });

  it.each([
    ["an input", { securityGroupId: "group-1" }],
    ["an output", { subnetName: "subnet" }],
    ["the space", { storageSpace: 100 }],
  ])("does not suffice when it lacks %s that is known", (_what, known) => {
    expect(carriesAll(known)(row)).toBe(false);
  });

  it("may lack what was blank before", () => {
    expect(carriesAll({ publicIpAddress: "", errorCode: undefined })(row)).toBe(true);
  });

  it("suffices a wait by its status while that passes, and by everything at its end", () => {
    const enough = carriesNews({ securityGroupId: "group-1" }, false);
    expect(enough({ instanceId: "id", status: "CREATING" })).toBe(true);
    expect(enough(row)).toBe(false);
    expect(enough({ ...row, securityGroupId: "group-1" })).toBe(true);
  });

  it("without a status tells a wait nothing, and without an address a creation too little", () => {
    expect(carriesNews({}, false)({ instanceId: "id" })).toBe(false);
    expect(carriesNews({}, true)(row)).toBe(false);
    expect(carriesNews({}, true)({ ...row, connectAddress: "192.168.0.10" })).toBe(true);
  });
});
