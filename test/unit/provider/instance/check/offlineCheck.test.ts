import { checkInstance } from "../../../../../provider/instance/check/offlineCheck";
import type { Properties } from "../../../../../provider/resource/properties";
import { unknownValue } from "../../../../../provider/resource/unknown";
import { declaredInputs } from "./declaredInputs";

const context = { region: "ae-ad-1" };
const check = (news: Properties, olds: Properties = {}) => checkInstance(context, olds, news);
const without = (properties: Properties, ...names: string[]) =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));

describe("an ID that ignoreChanges keeps beside changed words", () => {
  it("is told by its old words, with the two ways on", () => {
    const olds = declaredInputs({ product: { type: "single", vcpus: 2, memoryGb: 4 } });
    const news = { ...olds, product: { type: "single", vcpus: 4, memoryGb: 8 } };
    expect(check(news, olds).failures).toEqual([
      {
        property: "product",
        reason:
          "product describes another product, while ignoreChanges keeps productId at 00300-30109-0--0; take productId out of ignoreChanges, or name product there too",
      },
    ]);
  });
});

describe("values", () => {
  it("accepts a small instance as it is", () => {
    expect(check(declaredInputs()).failures).toEqual([]);
  });

  it.each([
    ["name", "1orders"],
    ["name", "abc"],
    ["name", "a".repeat(65)],
    ["description", "d".repeat(1025)],
    ["engine", "kafka"],
    ["engineVersion", "three"],
    ["storageSpace", 99],
    ["storageSpace", 90_001],
    ["storageSpace", 100.5],
    ["storageSpace", "plenty"],
    ["accessUser", "abc"],
    ["accessUser", "user name"],
    ["vpcId", ""],
    ["availabilityZones", []],
    ["availabilityZones", ["zone-1", "zone-2"]],
    ["availabilityZones", "zone-1"],
    ["productId", ""],
    ["maintainBegin", "03:00"],
    ["enablePublicIp", "yes"],
    ["sslEnable", 1],
    ["storageSpecCode", "fast"],
    ["passwordChange", "ignore"],
    ["resize", "shrink"],
    ["region", "Ae_Ad"],
  ])("refuses %s %j and names it", (name, value) => {
    const { failures } = check(declaredInputs({ [name]: value }));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ property: name, reason: expect.stringMatching(`^${name} must be`) });
  });

  it("takes numbers and booleans as the text that config values are", () => {
    const { inputs, failures } = check(declaredInputs({ storageSpace: "100", sslEnable: "true" }));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ storageSpace: 100, sslEnable: true });
  });

  it.each(["chargingMode", "bss_param"])("refuses %s in words: only pay-per-use instances are made", (name) => {
    const { failures } = check(declaredInputs({ [name]: "prePaid" }));
    expect(failures).toEqual([
      { property: name, reason: expect.stringContaining("only pay-per-use instances are made") },
    ]);
  });

  it("reports every finding at once, one for each property", () => {
    const { failures } = check(declaredInputs({ name: "1", storageSpace: 5, storageSpecCode: "fast", vpcId: 3 }));
    expect(failures.map(({ property }) => property)).toEqual(["name", "storageSpace", "vpcId", "storageSpecCode"]);
  });

  it.each([["short1A"], ["alllowercase"], ["with space 1"], ["a".repeat(20) + "1".repeat(20)]])(
    "refuses the password %j without letting Pulumi print it",
    (password) => {
      const { failures } = check(declaredInputs({ password }));
      expect(failures).toHaveLength(1);
      expect(failures[0]?.property).toBe("");
      expect(failures[0]?.reason).toMatch(/^password must be/);
      expect(JSON.stringify(failures)).not.toContain(password);
    },
  );

  it("lets unknown values pass in place of any type, nested ones too", () => {
    const unknowns = Object.fromEntries(Object.keys(declaredInputs()).map((name) => [name, unknownValue]));
    expect(check(unknowns).failures).toEqual([]);
    expect(check(declaredInputs({ availabilityZones: [unknownValue] })).failures).toEqual([]);
    expect(check(declaredInputs({ timeouts: { create: unknownValue } })).failures).toEqual([]);
  });

  it("names the nested path of a wrong value", () => {
    const product = { type: "double", vcpus: 4, memoryGb: 8 };
    const { failures } = check(without(declaredInputs({ product, timeouts: { create: "soon" } }), "productId"));
    expect(failures.map(({ property }) => property)).toEqual(["product.type", "timeouts.create"]);
  });

  it("suggests the property that a misspelled one means", () => {
    expect(check(declaredInputs({ storage_space: 100 })).failures).toEqual([
      {
        property: "storage_space",
        reason: "storage_space is not a property of RabbitmqInstance; did you mean storageSpace?",
      },
    ]);
    expect(check(declaredInputs({ storage_spec_code: "x" })).failures[0]?.reason).toContain("storageSpecCode");
  });

  it("refuses a property that only the cloud sets", () => {
    expect(check(declaredInputs({ connectAddress: "192.168.0.1" })).failures[0]?.reason).toContain(
      "is set by the cloud",
    );
  });

  it("reports each mandatory property that is missing", () => {
    const { failures } = check({ region: "ae-ad-1", name: "orders" });
    expect(failures.map(({ reason }) => reason.split(" ")[0])).toEqual([
      "storageSpace",
      "accessUser",
      "password",
      "vpcId",
      "securityGroupId",
      "subnetId",
      "availabilityZones",
      "storageSpecCode",
      "productId",
    ]);
  });
});

describe("the maintenance window", () => {
  it("fills the end of a begin, and the begin of an end", () => {
    expect(check(declaredInputs({ maintainBegin: "22:00" })).inputs.maintainEnd).toBe("02:00");
    expect(check(declaredInputs({ maintainEnd: "02:00" })).inputs.maintainBegin).toBe("22:00");
  });

  it("invents none", () => {
    const { inputs } = check(declaredInputs());
    expect(inputs).not.toHaveProperty("maintainBegin");
    expect(inputs).not.toHaveProperty("maintainEnd");
  });

  it("brings every form into HH:mm", () => {
    const { inputs, failures } = check(declaredInputs({ maintainBegin: "22:00:00", maintainEnd: "2" }));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ maintainBegin: "22:00", maintainEnd: "02:00" });
  });

  it("refuses an end that is not four hours later", () => {
    const { failures } = check(declaredInputs({ maintainBegin: "22:00", maintainEnd: "06:00" }));
    expect(failures).toEqual([
      { property: "maintainEnd", reason: "maintainEnd must be four hours after maintainBegin: 02:00, or left out" },
    ]);
  });
});

describe("the password", () => {
  const { password, ...imported } = declaredInputs();

  it("may be missing from an instance that was imported, as ignoreChanges makes it", () => {
    expect(check(imported, { ...imported, region: "ae-ad-1" }).failures).toEqual([]);
  });

  it("is missing from a new instance, and from one that had it", () => {
    for (const olds of [{}, { ...imported, password }]) {
      expect(check(imported, olds).failures).toMatchObject([{ reason: expect.stringMatching(/^password is missing/) }]);
    }
  });
});

describe("public access", () => {
  it("needs an elastic IP address", () => {
    expect(check(declaredInputs({ enablePublicIp: true })).failures[0]?.property).toBe("publicIpId");
  });

  it("needs to be declared for an elastic IP address, which the service ignores otherwise", () => {
    const { failures } = check(declaredInputs({ publicIpId: "eip-1" }));
    expect(failures).toMatchObject([
      { property: "publicIpId", reason: expect.stringContaining("enablePublicIp: true") },
    ]);
    expect(check(declaredInputs({ publicIpId: "eip-1", enablePublicIp: unknownValue })).failures).toEqual([]);
    expect(check(declaredInputs({ publicIpId: "" })).failures).toEqual([]);
  });

  it("is switched off when the program no longer declares it, and stays compared no further", () => {
    const first = check(declaredInputs(), declaredInputs({ enablePublicIp: true, publicIpId: "eip-1" }));
    expect(first.inputs.enablePublicIp).toBe(false);
    expect(first.inputs).not.toHaveProperty("publicIpId");
    expect(check(declaredInputs(), first.inputs).inputs.enablePublicIp).toBe(false);
  });
});

describe("what an earlier run has stored", () => {
  it("may come back as inputs, as ignoreChanges makes Pulumi do, the ID beside its words included", () => {
    const product = { type: "single", vcpus: 2, memoryGb: 4 };
    const olds = declaredInputs({ product });
    expect(check(olds, olds).failures).toEqual([]);
    const other = { ...olds, product: { ...product, vcpus: 4 } };
    expect(check(other, olds).failures).toMatchObject([
      { property: "product", reason: expect.stringContaining("ignoreChanges") },
    ]);
  });

  it("clears a description that the program no longer declares", () => {
    expect(check(declaredInputs(), declaredInputs({ description: "old" })).inputs.description).toBe("");
  });

  it("keeps the old form of a value that means the same", () => {
    const olds = declaredInputs({ maintainBegin: "22:00", maintainEnd: "02:00", engine: "RabbitMQ" });
    const { inputs } = check(declaredInputs({ maintainBegin: "22:00:00", engine: "rabbitmq" }), olds);
    expect(inputs).toMatchObject({ maintainBegin: "22:00", engine: "RabbitMQ" });
  });
});

describe("the name", () => {
  const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dms:Rabbitmq::orders";
  const unnamed = without(declaredInputs({ __urn: urn, __organization: "acme" }), "name");

  it("is made of the logical name and a digest, the same on every run", () => {
    const { name } = check(unnamed).inputs;
    expect(name).toMatch(/^orders-[0-9a-f]{8}$/);
    expect(check(unnamed).inputs.name).toBe(name);
    expect(check({ ...unnamed, __organization: "other" }).inputs.name).not.toBe(name);
  });

  it("is the one of version 0.1.0, by which a creation that was interrupted before an upgrade is known", () => {
    const earlier = urn.replace("pulumi-nodejs:dms:Rabbitmq", "pulumi-nodejs:dynamic/huaweicloud/dms:RabbitmqInstance");
    expect(check({ ...unnamed, __urn: earlier }).inputs.name).toBe("orders-98f27018");
    expect(check(unnamed).inputs.name).toBe("orders-98f27018");
  });

  it("stays once it is in the state, also after a rename of the stack", () => {
    const { inputs } = check(unnamed);
    expect(check({ ...unnamed, __urn: urn.replace("::shop", "::other") }, inputs).inputs.name).toBe(inputs.name);
  });
});

describe("the region", () => {
  const anywhere = without(declaredInputs(), "region");

  it("comes from the configuration", () => {
    expect(check(anywhere).inputs.region).toBe("ae-ad-1");
  });

  it("is missed in words when nothing says it", () => {
    expect(checkInstance({}, {}, anywhere).failures[0]).toMatchObject({ property: "region" });
  });

  it("is an error when the configuration has moved away from the state", () => {
    const { failures } = checkInstance({ region: "cn-north-4" }, declaredInputs(), anywhere);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toContain("ae-ad-1 in the state, but the configuration says cn-north-4");
  });

  it("may be said by the program against the configuration", () => {
    const { failures, inputs } = checkInstance({ region: "cn-north-4" }, {}, declaredInputs());
    expect(failures).toEqual([]);
    expect(inputs.__declaredLocation).toEqual(["region"]);
  });
});
