import {
  ApiError,
  DmsClient,
  DmsV2Client,
  instanceFieldNames,
  resolveConfiguration,
} from "pulumi-huaweicloud-dms-rabbitmq/client";
import { startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { createDynamicFront } from "../../provider/front/dynamicFront";
import { inputNames, secretNames } from "../../provider/instance/properties/instanceProperties";
import type { Properties } from "../../provider/resource/properties";
import { containsUnknown, unknownValue } from "../../provider/resource/unknown";
import fc from "../support/fastCheck";

const environment = {
  HW_REGION_NAME: "ae-ad-1",
  HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
  HW_SECRET_KEY: "emulator-secret-key-0001",
  HW_DMS_VALIDATION: "offline",
};

/** Refusals for what does not exist or is not on offer, which no rule of form can know. */
const existenceCodes = ["400008", "400009", "400042", "400060", "400125"];

const hooks = createDynamicFront({ environment, log: { write: () => undefined } });

/** Any JSON, with the names of properties and the marks of the engine among its keys and texts. */
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, "", "true", unknownValue, "__proto__", "22:00", "100"),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.double(),
    fc.integer(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("type", "create", "toString")), tie("value"), {
      maxKeys: 3,
    }),
  ),
})).value;

const anyProperties = fc.dictionary(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string>(...inputNames) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("__urn", "__organization", "__declaredLocation", "vpc_id", "status", "constructor"),
    },
    { weight: 1, arbitrary: fc.string() },
  ),
  json,
  { maxKeys: 20 },
);

/** Mostly a fitting value, sometimes another one, sometimes anything. */
const field = (fitting: fc.Arbitrary<unknown>, others: unknown[] = []) =>
  fc.oneof(
    { weight: 40, arbitrary: fitting },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(undefined, null, "", ...others) },
    { weight: 1, arbitrary: json.filter((value) => !containsUnknown(value)) },
  );

const printable = fc.stringMatching(/^[\x21-\x7e]{7,33}$/);

/** Programs around the border between what fits and what does not. */
const fields = {
  name: field(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{2,63}$/), ["1orders", "orders é"]),
  description: field(fc.string({ unit: "grapheme", maxLength: 1024 }), ["x".repeat(1024), "x".repeat(1025)]),
  engine: field(fc.constantFrom("rabbitmq", "RabbitMQ", undefined), ["kafka"]),
  engineVersion: field(fc.constantFrom("3.7.17", undefined), ["3.7", "v3"]),
  storageSpace: field(fc.oneof(fc.integer({ min: 99, max: 90_001 }), fc.constant("200")), [100.5, "1e3", "0100", -100]),
  accessUser: field(fc.stringMatching(/^[A-Za-z0-9_-]{4,64}$/), ["a b c d", "abc"]),
  password: field(printable, ["abcdefgh", "Abc 12345", "Pässwort1"]),
  vpcId: field(fc.constantFrom("vpc-1", "0d2f7c1b-8a2e-4f3d-9b1c-7e6a5d4c3b2a"), [" ", "a/b"]),
  securityGroupId: field(fc.constant("group-1"), ["a?b"]),
  subnetId: field(fc.constant("subnet-1"), ["a#b"]),
  availabilityZones: field(fc.constant(["zone"]), [[], ["zone", "zone"], "zone", [null], [1]]),
  productId: field(fc.constantFrom("00300-30109-0--0", "00300-30111-0--0"), ["other"]),
  maintainBegin: field(fc.constantFrom("22:00", "02:00:00", "6", undefined), ["23:00", "22:00:61", "26:00"]),
  maintainEnd: field(fc.constantFrom(undefined, undefined, "02:00", "06:00"), ["03:00"]),
  enablePublicIp: field(fc.constantFrom(true, false, "true", undefined), [1, "yes"]),
  publicIpId: field(fc.constantFrom("address-1", undefined), ["a b"]),
  sslEnable: field(fc.constantFrom(true, false, "false", undefined), [0, "no"]),
  storageSpecCode: field(fc.constantFrom("dms.physical.storage.ultra", "dms.physical.storage.high"), ["ultra"]),
  enterpriseProjectId: field(fc.constantFrom("0", undefined), ["a b"]),
};

/** The same of API v2. */
const fieldsOfV2 = {
  ...fields,
  engineVersion: field(fc.constantFrom("3.8.35", "3.12.13"), ["3.8", "v3"]),
  storageSpace: field(fc.constantFrom(100, 200, "300"), [150, 99, 30_100, -100]),
  productId: field(fc.constantFrom("c6.2u4g.single", "c6.4u8g.single"), ["other"]),
  storageSpecCode: field(fc.constantFrom("dms.physical.storage.ultra.v2", "dms.physical.storage.high.v2"), ["ultra"]),
  brokerNum: field(fc.constantFrom(1, undefined), [0, 2, 3, 9]),
  accessUser: field(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/), ["1user", "abc"]),
  password: field(fc.stringMatching(/^Aa1[\x21-\x7e]{5,29}$/), ["abcdefg1", "-Abc12345", "Abc 12345"]),
  tags: field(fc.constantFrom(undefined, {}, { team: "orders" }), [
    { [".:=+-@_ü"]: "ü" },
    { a: "<" },
    { _sys_a: "b" },
    { " a": "b" },
  ]),
  diskEncryptedKey: field(fc.constantFrom("key-1", undefined), ["a b"]),
  enableAcl: field(fc.constantFrom(false, undefined), [true]),
  archType: field(fc.constantFrom("X86", undefined), ["a b"]),
};

const versions = [
  { version: "v1.0", nearlyRight: fc.record(fields) as fc.Arbitrary<Properties>, Client: DmsClient },
  { version: "v2", nearlyRight: fc.record(fieldsOfV2) as fc.Arbitrary<Properties>, Client: DmsV2Client },
];

const isGiven = (value: unknown) => value !== undefined && value !== null;

describe.each(versions)("check, API $version", ({ nearlyRight, Client }) => {
  it("never throws, and never shows a secret, whatever it is given", async () => {
    await fc.assert(
      fc.asyncProperty(anyProperties, anyProperties, async (olds, news) => {
        const { inputs, failures = [] } = await hooks.check(olds, news);
        expect(inputs).toBeDefined();
        for (const { property, reason } of failures) {
          expect(secretNames).not.toContain(property);
          expect(reason).toMatch(/\S/);
          const { password } = news;
          if (typeof password === "string" && password.length > 8) expect(reason).not.toContain(password);
        }
      }),
      { numRuns: 250 },
    );
  });

  it("takes a value that is not known yet in the place of any other, and only there", async () => {
    const unknown = Object.fromEntries(inputNames.map((name) => [name, unknownValue]));
    const { failures } = await hooks.check({}, { ...unknown, product: undefined });
    expect(failures).toEqual([]);
    const nested = await hooks.check({}, { ...unknown, product: undefined, vpcId: [unknownValue] });
    expect(nested.failures).toEqual([expect.objectContaining({ property: "vpcId" })]);
  });

  it("gives back the same when it is given its own result again", async () => {
    await fc.assert(
      fc.asyncProperty(nearlyRight, async (program) => {
        const first = await hooks.check({}, program);
        fc.pre((first.failures ?? []).length === 0);
        const second = await hooks.check(first.inputs, program);
        expect(second).toEqual({ inputs: { ...second.inputs, ...first.inputs }, failures: [] });
      }),
      { numRuns: 150 },
    );
  });

  it("lets nothing through that the service then refuses for its form", async () => {
    const emulator = await startEmulator({ createTime: "1ms" });
    const configuration = resolveConfiguration({
      config: () => undefined,
      environment: { ...environment, HW_DMS_ENDPOINT: emulator.url, HW_IAM_ENDPOINT: emulator.url },
    });
    const client = new Client({ configuration });
    const zone = emulator.account.regions[0]?.zones[0]?.id;
    const seen = { made: 0, refused: 0 };
    try {
      await fc.assert(
        fc.asyncProperty(nearlyRight, async (near) => {
          const program = { ...near, ...(isGiven(near.availabilityZones) ? zoned(near.availabilityZones, zone) : {}) };
          const { inputs, failures = [] } = await hooks.check({}, program);
          if (failures.length > 0) {
            seen.refused += 1;
            return;
          }
          const request = Object.fromEntries(
            inputNames.flatMap((name) => {
              const isSent = instanceFieldNames[name] !== undefined || name === "archType";
              return isSent && inputs[name] !== undefined ? [[name, inputs[name]]] : [];
            }),
          );
          try {
            const body = { engine: "rabbitmq", ...request } as Parameters<DmsClient["createInstance"]>[0];
            await client.createInstance(body);
            seen.made += 1;
          } catch (error) {
            if (!(error instanceof ApiError) || !existenceCodes.includes(error.errorNumber ?? "")) throw error;
          }
        }),
        { numRuns: 300 },
      );
      expect(seen.made).toBeGreaterThan(20);
      expect(seen.refused).toBeGreaterThan(20);
    } finally {
      await client.close();
      await emulator.close();
    }
  });
});

/** Puts a zone that exists in the place of its name. */
function zoned(zones: unknown, zone: string | undefined): Properties {
  const isNamed = Array.isArray(zones) && zones.every((name) => name === "zone");
  return { availabilityZones: isNamed ? zones.map(() => zone) : zones };
}
