import type { Instance } from "../../provider/client/dms/instance";
import { instanceSchema } from "../../provider/client/dms/wire/instanceFields";
import { checkInstance } from "../../provider/instance/check/offlineCheck";
import { diffInstance } from "../../provider/instance/diffInstance";
import { inputsOf, instanceOutputs } from "../../provider/instance/properties/instanceOutputs";
import { hiddenProperties } from "../../provider/instance/properties/instanceProperties";
import { safeProperties } from "../../provider/instance/properties/safeProperties";
import type { Properties } from "../../provider/resource/properties";
import fc from "../support/fastCheck";

const location = { region: "ae-ad-1", projectId: "0123456789abcdef0123456789abcdef" } as const;

/** What belongs to one version of the API: what an instance is made of, and what a program may add. */
const versions = [
  {
    version: "v1.0" as const,
    kind: { productId: "00300-30109-0--0", storageSpecCode: "dms.physical.storage.ultra" },
    engineVersions: ["3.7.17", "3.7"],
    own: {},
  },
  {
    version: "v2" as const,
    kind: { productId: "c6.2u4g.single", storageSpecCode: "dms.physical.storage.ultra.v2" },
    engineVersions: ["3.8.35", "3.8"],
    own: {
      brokerNum: fc.option(fc.constantFrom(1, "1"), { nil: undefined, freq: 2 }),
      tags: fc.option(fc.constantFrom({}, { team: "orders", stage: "" }), { nil: undefined, freq: 2 }),
      diskEncryptedKey: fc.option(fc.constant("key-1"), { nil: undefined, freq: 2 }),
      plugins: fc.option(fc.constantFrom([], ["rabbitmq_shovel"]), { nil: undefined, freq: 2 }),
    },
  },
];
type Version = (typeof versions)[number];
const hours = ["22", "02", "06", "10", "14", "18"];
const zoneId = "8c90c2a4e2594c36782e4fb7c8a1ba8b";

/** Nothing, or one of the values. */
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** Every way in which a program may write a small instance, left out where it may be. */
const programOf = ({ kind, engineVersions, own }: Version): fc.Arbitrary<Properties> =>
  fc
    .record({
      ...own,
      name: optional(fc.constant("orders")),
      description: optional(fc.constantFrom("", "for orders", " ", "ünïcode ✓")),
      engine: optional(fc.constantFrom("rabbitmq", "RabbitMQ", "RABBITMQ")),
      engineVersion: optional(fc.constantFrom(...engineVersions)),
      storageSpace: fc.constantFrom(100, 600, "100"),
      hour: optional(fc.constantFrom(...hours)),
      windowForm: fc.constantFrom("both", "begin", "end"),
      windowEnding: fc.constantFrom(":00", ":00:00"),
      publicIpId: optional(fc.constantFrom("address-1", "")),
      enablePublicIp: optional(fc.constantFrom(true, "true")),
      disablePublicIp: optional(fc.constant(false)),
      sslEnable: optional(fc.constantFrom(true, false, "true", "false")),
      enterpriseProjectId: optional(fc.constantFrom("0", "1f2e3d4c")),
      deletionProtection: optional(fc.boolean()),
      restartTriggers: optional(fc.constantFrom({ b: "1", a: "2" }, { a: { c: 1, b: [1, 2] } })),
      resize: optional(fc.constantFrom("refuse", "extend", "replace")),
      passwordChange: optional(fc.constantFrom("refuse", "record", "replace")),
      adoptExisting: optional(fc.boolean()),
      timeouts: optional(fc.constantFrom({ create: "10m" }, { update: "1h30m", delete: "5m" })),
      region: optional(fc.constant(location.region)),
      projectId: optional(fc.constant(location.projectId)),
      isNull: fc.boolean(),
    })
    .map((parts) => written(parts, kind));

/** The words of a program by which its values are written. */
interface Parts {
  hour: string | undefined;
  windowForm: string;
  windowEnding: string;
  enablePublicIp: boolean | string | undefined;
  disablePublicIp: boolean | undefined;
  publicIpId: string | undefined;
  isNull: boolean;
}

function written(
  { hour, windowForm, windowEnding, enablePublicIp, disablePublicIp, publicIpId, isNull, ...rest }: Parts,
  kind: Properties,
): Properties {
  const properties: Properties = {
    accessUser: "orders-user",
    password: "Unit-Test-Pass1",
    vpcId: "vpc-1",
    securityGroupId: "group-1",
    subnetId: "subnet-1",
    availabilityZones: [zoneId],
    ...kind,
    [hiddenProperties.urn]: "urn:pulumi:test::own::pulumi-nodejs:dms:Rabbitmq::orders",
    ...rest,
  };
  if (hour !== undefined) {
    const end = hours[(hours.indexOf(hour) + 1) % hours.length];
    if (windowForm !== "end") properties.maintainBegin = `${hour}${windowEnding}`;
    if (windowForm !== "begin") properties.maintainEnd = `${end}${windowEnding}`;
  }
  if (enablePublicIp) Object.assign(properties, { enablePublicIp, publicIpId: "address-1" });
  else if (disablePublicIp !== undefined) Object.assign(properties, { enablePublicIp: false });
  else if (publicIpId === "") properties.publicIpId = "";
  // A program leaves a value out by not writing it, or by null.
  for (const name of Object.keys(properties)) {
    if (properties[name] !== undefined) continue;
    if (isNull) properties[name] = null;
    else delete properties[name];
  }
  return properties;
}

/** Fields without which an answer still says enough of an instance. */
const losable = [
  "description",
  "engine",
  "engine_version",
  "storage_space",
  "total_storage_space",
  "used_storage_space",
  "connect_address",
  "port",
  "vpc_id",
  "vpc_name",
  "created_at",
  "error_code",
  "product_id",
  "security_group_id",
  "subnet_id",
  "available_zones",
  "access_user",
  "maintain_begin",
  "maintain_end",
  "enable_publicip",
  "publicip_id",
  "publicip_address",
  "ssl_enable",
  "enterprise_project_id",
  "storage_spec_code",
  "extend_times",
  "is_logical_volume",
  "charging_mode",
  "broker_num",
  "tags",
  "disk_encrypted_key",
];

/** How a server writes an answer. */
interface WireStyle {
  textNumbers: boolean;
  booleans: "json" | "text" | "capital";
  windowEnding: string;
  engine: string;
  lost: string[];
  nulls: string[];
  blanks: boolean;
  foreign: Record<string, unknown>;
  order: number;
}

const wireStyle: fc.Arbitrary<WireStyle> = fc.record({
  textNumbers: fc.boolean(),
  booleans: fc.constantFrom("json", "text", "capital"),
  windowEnding: fc.constantFrom(":00", ":00:00", ""),
  engine: fc.constantFrom("rabbitmq", "RabbitMQ", "RABBITMQ"),
  lost: fc.subarray(losable),
  nulls: fc.subarray(losable),
  blanks: fc.boolean(),
  foreign: fc.dictionary(
    fc.stringMatching(/^new_[a-z]{1,8}$/),
    fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.boolean())),
    { maxKeys: 3 },
  ),
  order: fc.nat(),
});

/** The answer of the cloud for an instance that was made as wished, in a style. */
function answer(inputs: Properties, style: WireStyle): Instance {
  const time = (text: unknown) => `${String(text).slice(0, 2)}${style.windowEnding}`;
  const publicAccess = inputs.enablePublicIp === true;
  const absent = style.blanks ? "" : null;
  const fields: Record<string, unknown> = {
    instance_id: "8959ab1c-7n1a-yyb1-a05t-93dfc361b32d",
    name: inputs.name,
    description: inputs.description ?? absent,
    engine: style.engine,
    engine_version: inputs[hiddenProperties.apiVersion] === "v2" ? "3.8.35" : "3.7.17",
    status: "RUNNING",
    storage_space: Math.floor(Number(inputs.storageSpace) * 0.88),
    total_storage_space: Number(inputs.storageSpace),
    used_storage_space: 4,
    connect_address: "192.168.0.10",
    port: inputs.sslEnable === true ? 5671 : 5672,
    vpc_id: inputs.vpcId,
    vpc_name: "network",
    created_at: "1577836800000",
    error_code: absent,
    product_id: inputs.productId,
    security_group_id: inputs.securityGroupId,
    subnet_id: inputs.subnetId,
    available_zones: inputs.availabilityZones,
    access_user: inputs.accessUser,
    maintain_begin: time(inputs.maintainBegin ?? "02"),
    maintain_end: time(inputs.maintainEnd ?? "06"),
    enable_publicip: publicAccess,
    publicip_id: publicAccess ? inputs.publicIpId : absent,
    publicip_address: publicAccess ? "203.0.113.7" : absent,
    ssl_enable: inputs.sslEnable === true,
    enterprise_project_id: inputs.enterpriseProjectId ?? "0",
    storage_spec_code: inputs.storageSpecCode,
    extend_times: 0,
    is_logical_volume: true,
    charging_mode: 1,
    broker_num: inputs.brokerNum ?? 1,
    tags: Object.entries({ ...(inputs.tags ?? {}), console: "theirs" }).map(([key, value]) => ({ key, value })),
    disk_encrypted_key: inputs.diskEncryptedKey ?? absent,
  };
  const entries = Object.entries(fields)
    .filter(([name]) => !style.lost.includes(name))
    .map(([name, value]): [string, unknown] => [name, style.nulls.includes(name) ? null : styled(value, style)]);
  const turn = style.order % entries.length;
  const rotated = [...entries.slice(turn), ...entries.slice(0, turn)];
  return instanceSchema.parse({ ...Object.fromEntries(rotated), ...style.foreign });
}

function styled(value: unknown, style: WireStyle): unknown {
  if (typeof value === "number" && style.textNumbers) return String(value);
  if (typeof value !== "boolean" || style.booleans === "json") return value;
  return style.booleans === "text" ? String(value) : String(value).toUpperCase();
}

/** The inputs that check makes of a program; a program of this test is always valid. */
function checked(olds: Properties, news: Properties): Properties {
  const { inputs, failures } = checkInstance({ region: location.region }, olds, news);
  expect(failures).toEqual([]);
  return safeProperties(inputs);
}

const warn = (text: string) => {
  throw new Error(`diff warned: ${text}`);
};

describe.each(versions)("An instance of API $version that is as its program says", (of) => {
  const program = programOf(of);
  const place = { ...location, apiVersion: of.version };
  const [declaredVersion] = of.engineVersions;

  it("shows no change right after it was made, however the service writes its answer", () => {
    fc.assert(
      fc.property(program, wireStyle, (declared, style) => {
        const inputs = checked({}, declared);
        const outputs = safeProperties(instanceOutputs(answer(inputs, style), inputs, place));
        expect(diffInstance({ warn }, outputs, checked(inputs, declared))).toMatchObject({ changes: false });
      }),
      { numRuns: 200 },
    );
  });

  it("shows no change after a refresh, however the service writes that answer", () => {
    fc.assert(
      fc.property(program, wireStyle, wireStyle, wireStyle, (declared, made, read, readAgain) => {
        const inputs = checked({}, declared);
        let outputs = safeProperties(instanceOutputs(answer(inputs, made), inputs, place));
        for (const style of [read, readAgain]) {
          outputs = safeProperties(instanceOutputs(answer(inputs, style), outputs, place));
          const found = safeProperties(inputsOf(outputs));
          expect(diffInstance({ warn, reportsOnly: true }, outputs, inputs)).toMatchObject({ changes: false });
          expect(diffInstance({ warn }, outputs, checked(found, declared))).toMatchObject({ changes: false });
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives a refresh the inputs that the program declares, and no others", () => {
    fc.assert(
      fc.property(program, wireStyle, (declared, style) => {
        const inputs = checked({}, declared);
        const outputs = safeProperties(instanceOutputs(answer(inputs, style), inputs, place));
        const found = safeProperties(inputsOf(outputs));
        expect(found).toEqual(checked(inputs, declared));
      }),
      { numRuns: 150 },
    );
  });

  it("shows a change when what the service tells is another value", () => {
    const drifts = {
      description: { description: "drifted" },
      engineVersion: { engineVersion: "3.12.13" },
      vpcId: { vpcId: "vpc-2" },
      securityGroupId: { securityGroupId: "group-2" },
      subnetId: { subnetId: "subnet-2" },
      availabilityZones: { availabilityZones: ["zone-2"] },
    } satisfies Record<string, Properties>;
    fc.assert(
      fc.property(
        program,
        wireStyle,
        fc.constantFrom<Properties>(...Object.values(drifts)),
        (declared, style, drift) => {
          const full = { ...declared, description: "declared", engineVersion: declaredVersion };
          const inputs = checked({}, full);
          const complete = { ...style, lost: [], nulls: [] };
          const seen: Instance = {
            ...answer({ ...inputs, ...drift }, complete),
            ...(drift.engineVersion ? { engineVersion: String(drift.engineVersion) } : {}),
          };
          const outputs = safeProperties(instanceOutputs(seen, inputs, place));
          const found = safeProperties(inputsOf(outputs));
          const result = diffInstance({ warn: () => undefined, reportsOnly: true }, outputs, checked(found, full));
          expect(result.changes).not.toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });
});
