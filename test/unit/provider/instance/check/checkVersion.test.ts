import { checkInstance } from "../../../../../provider/instance/check/offlineCheck";
import type { Properties } from "../../../../../provider/resource/properties";
import { declaredInputs } from "./declaredInputs";

const ofToday = {
  productId: "c6.2u4g.single",
  storageSpecCode: "dms.physical.storage.ultra.v2",
  engineVersion: "3.8.35",
};
const cluster = { ...ofToday, productId: "c6.2u4g.cluster", storageSpace: 300, brokerNum: 3 };
const amqp = { ...ofToday, productId: "amqp.b1.large.1", engineVersion: "AMQP-0-9-1" };

const check = (news: Properties, olds: Properties = {}) => checkInstance({ region: "ae-ad-1" }, olds, news);
const findings = (changes: Properties, olds: Properties = {}) =>
  check(declaredInputs(changes), olds).failures.map(({ property, reason }) => `${property}: ${reason}`);

describe("a new instance of API v2", () => {
  it.each([
    ["a single node", ofToday],
    ["a cluster", cluster],
    [
      "a cluster in words",
      { ...ofToday, productId: undefined, product: { type: "cluster", vcpus: 2, memoryGb: 4, nodes: 3 } },
    ],
    [
      "a cluster in words that leave the number to brokerNum",
      {
        ...ofToday,
        productId: undefined,
        product: { type: "cluster", vcpus: 2, memoryGb: 4 },
        brokerNum: 3,
      },
    ],
    ["AMQP-0-9-1 without a user", { ...amqp, accessUser: undefined, password: undefined, enableAcl: true }],
    ["three zones", { ...cluster, availabilityZones: ["az1", "az2", "az3"] }],
    ["210,000 GB", { ...cluster, brokerNum: 7, storageSpace: 210_000 }],
  ])("may be %s", (_what, changes) => {
    expect(findings(changes)).toEqual([]);
  });

  it.each<[string, Properties, RegExp]>([
    ["a password of two kinds of characters", { password: "only-letters" }, /^: password .*at least three of/],
    ["a password that begins with a hyphen", { password: "-Abcdef12345" }, /^: password .*not beginning with a hyphen/],
    ["a user that begins with a digit", { accessUser: "1orders" }, /^accessUser: .*start with a letter/],
    ["storage between two hundreds", { storageSpace: 150 }, /^storageSpace: .*multiple of 100/],
    ["two zones", { availabilityZones: ["az1", "az2"] }, /^availabilityZones: .*three or more/],
    ["ACL without AMQP-0-9-1", { enableAcl: true }, /^enableAcl: .*AMQP-0-9-1 only/],
    ["no user for RabbitMQ", { accessUser: undefined }, /^accessUser: .*is missing/],
    ["a single node of three", { brokerNum: 3 }, /^brokerNum: .*single node; set it to 1/],
    ["a cluster without its number", { ...cluster, brokerNum: undefined }, /^brokerNum: .*is missing/],
    [
      "two numbers of nodes",
      {
        productId: undefined,
        product: { type: "cluster", vcpus: 2, memoryGb: 4, nodes: 3 },
        brokerNum: 5,
        storageSpace: 500,
      },
      /^brokerNum: .*is 5, but product\.nodes is 3/,
    ],
    ["a tag of the service's own", { tags: { _sys_a: "b" } }, /^tags: tags must be an object of at most 20 tags/],
    ["21 tags", { tags: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, "v"])) }, /^tags: /],
  ])("is refused for %s, in one finding", (_what, changes, finding) => {
    expect(findings({ ...ofToday, ...changes })).toEqual([expect.stringMatching(finding)]);
  });
});

describe("an instance that API v2 took over", () => {
  const olds = { ...check(declaredInputs({ password: "only-letters" })).inputs, __apiVersion: "v2" };

  it("keeps what v1.0 let it be made with", () => {
    expect(findings({ password: "only-letters" }, olds)).toEqual([]);
  });

  it("follows the rules of v2 where it changes", () => {
    expect(findings({ password: "other-letters" }, olds)).toEqual([expect.stringMatching(/^: password .*three of/)]);
    expect(findings({ password: "only-letters", storageSpace: 250 }, olds)).toEqual([
      expect.stringMatching(/^storageSpace: .*multiple of 100/),
    ]);
  });
});

describe("default tags", () => {
  const checked = (tags: unknown, changes: Properties = ofToday) =>
    checkInstance(
      { region: "ae-ad-1", defaultTags: { team: "default", stage: "test" } },
      {},
      declaredInputs({ ...changes, tags }),
    ).inputs.tags;

  it("come beside those of the instance, which win", () => {
    expect(checked({ team: "orders" })).toEqual({ team: "orders", stage: "test" });
    expect(checked(undefined)).toEqual({ team: "default", stage: "test" });
  });

  it("are none of an instance of v1.0", () => {
    expect(checked(undefined, {})).toBeUndefined();
  });
});
