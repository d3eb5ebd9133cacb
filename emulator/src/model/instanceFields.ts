import { z } from "zod";
import type { ApiVersion } from "../apiVersion";
import { isMaintenanceWindow } from "../catalogue/maintenanceWindows";
import { largestStorage, leastStorage, legacyProducts, type Product } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import type { DmsErrorCode } from "../errors/dmsErrors";
import type { Networks, SecurityGroup } from "../networks/networks";

const shownFields = z.object({
  name: z.string(),
  engine: z.string(),
  port: z.number(),
  status: z.string(),
  type: z.enum(["single", "cluster"]),
  specification: z.string(),
  engine_version: z.string(),
  /** Absent until it runs for the first time. */
  connect_address: z.string().optional(),
  instance_id: z.string(),
  resource_spec_code: z.string(),
  charging_mode: z.number(),
  vpc_id: z.string(),
  vpc_name: z.string(),
  created_at: z.string(),
  error_code: z.string().nullable(),
  product_id: z.string(),
  security_group_id: z.string(),
  security_group_name: z.string(),
  subnet_id: z.string(),
  subnet_name: z.string(),
  subnet_cidr: z.string(),
  available_zones: z.array(z.string()),
  user_id: z.string(),
  user_name: z.string(),
  access_user: z.string(),
  order_id: z.string().nullable(),
  maintain_begin: z.string(),
  maintain_end: z.string(),
  /** GB that can be used: less than ordered. */
  storage_space: z.number(),
  /** GB as ordered. */
  total_storage_space: z.number(),
  used_storage_space: z.number(),
  enable_publicip: z.boolean(),
  publicip_id: z.string().nullable(),
  publicip_address: z.string().nullable(),
  ssl_enable: z.boolean(),
  /** Absent until it runs for the first time. */
  management_connect_address: z.string().optional(),
  description: z.string(),
  enterprise_project_id: z.string(),
  is_logical_volume: z.boolean(),
  extend_times: z.number(),
  storage_spec_code: z.string(),
  broker_num: z.int().min(1).max(50),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  disk_encrypted: z.boolean(),
  disk_encrypted_key: z.string().nullable(),
  /** Of AMQP-0-9-1 only. */
  enable_acl: z.boolean(),
});

/** What v1.0 neither takes nor shows; an instance that it made has these values. */
export const fieldsSinceV2 = { tags: [], disk_encrypted: false, disk_encrypted_key: null, enable_acl: false } as const;

/** An instance in the wire's form (tables 5-6 and 5-21, the sample of section 5.6, and what v2 has besides). */
export type InstanceFields = z.infer<typeof shownFields>;

/** A tag of an instance. */
export type Tag = InstanceFields["tags"][number];

const fieldShapes = new Map<string, z.ZodType>(Object.entries(shownFields.shape));

/** Whether the service itself could have that value in that field. */
export function isFieldValue(name: string, value: unknown): boolean {
  return value !== undefined && fieldShapes.get(name)?.safeParse(value).success === true;
}

/** "Invalid configuration parameter": what fields of the wrong type have without a code of their own. */
const invalidParameter = "111400063" satisfies DmsErrorCode;

const code = (own: DmsErrorCode): DmsErrorCode => own;

/** Null and an empty text are as good as nothing. */
const orBlank = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema);

const optionalText = orBlank(z.string(invalidParameter).optional());

const flag = z
  .boolean(invalidParameter)
  .nullish()
  .transform((value) => value ?? false);

const requiredText = (blank: DmsErrorCode) =>
  orBlank(z.string({ error: ({ input }) => (input === undefined ? blank : invalidParameter) }));

const storage = z.int(code("111400500"));

const whole = orBlank(z.int(invalidParameter).optional());

/** Of at least so many of the four kinds of characters. */
const password = (form: RegExp, leastKinds: number) =>
  z
    .string(code("111400012"))
    .regex(form)
    .refine((given) => characterKinds.filter((kind) => kind.test(given)).length >= leastKinds);

const characterKinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

const found = <T>(find: (value: unknown) => T | undefined, unknown: DmsErrorCode) =>
  z.unknown().transform((value, context) => {
    const item = find(value);
    if (item !== undefined) return item;
    context.addIssue(unknown);
    return z.NEVER;
  });

/** The fields that a request may have (tables 5-2 and 5-10), with their rules and the code for whoever breaks one. */
const requestFields = {
  /** With the underscore of 111400010: 4 to 64 letters, digits, `-` and `_`, a letter first. */
  name: z.string(code("111400010")).regex(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/),
  /** At most 1024 characters; blank when left out. */
  description: orBlank(
    z
      .string(invalidParameter)
      .refine((description) => [...description].length <= 1024, code("111400011"))
      .default(""),
  ),
  engine: z.string(code("111400007")).regex(/^rabbitmq$/i),
  engine_version: orBlank(z.string(code("111400008")).optional()),
  product_id: z.string(code("111400009")),
  /** Whole GB; how many are the least depends on the product. */
  storage_space: storage,
  access_user: z.string(code("111400015")).regex(/^[A-Za-z0-9_-]{4,64}$/),
  /** 8 to 32 printable characters without spaces, of at least two of the four kinds. */
  password: password(/^[\x21-\x7e]{8,32}$/, 2),
  vpc_id: requiredText("111400013"),
  subnet_id: requiredText("111400016"),
  security_group_id: requiredText("111400014"),
  available_zones: z.array(z.string(code("111400067")), code("111400067")).length(1),
  storage_spec_code: z.string(code("111400125")),
  maintain_begin: orBlank(z.string(code("111400106")).optional()),
  maintain_end: orBlank(z.string(code("111400106")).optional()),
  enable_publicip: flag,
  publicip_id: optionalText,
  ssl_enable: flag,
  enterprise_project_id: optionalText,
  /** A size that there is; whether it is larger depends on the instance. */
  new_spec_code: found((specCode) => legacyProducts.find((product) => product.specCode === specCode), "111400125"),
  new_storage_space: storage,
  broker_num: whole,
  new_broker_num: whole,
  new_product_id: z.string(code("111400009")),
  enable_acl: flag,
  force_delete: flag,
  disk_encrypted_enable: flag,
  disk_encrypted_key: optionalText,
  arch_type: orBlank(z.literal("X86", invalidParameter).optional()),
  /** Only pay-per-use instances are made here. */
  bss_param: z.object({ charging_mode: z.literal("postPaid", invalidParameter).nullish() }, invalidParameter).nullish(),
};

/** Fields that v2 has other rules for. */
const requestFieldsOfV2 = {
  /** A letter first. */
  access_user: z.string(code("111400015")).regex(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/),
  /** Of at least three of the four kinds, with spaces, and no `-` first. */
  password: password(/^(?!-)[\x20-\x7e]{8,32}$/, 3),
  /** One zone, or three and more. */
  available_zones: z
    .array(z.string(code("111400067")), code("111400067"))
    .refine(
      (zones) => zones.length !== 0 && zones.length !== 2 && new Set(zones).size === zones.length,
      code("111400067"),
    ),
};

type RequestValues = { [Name in keyof typeof requestFields]: z.output<(typeof requestFields)[Name]> };

type RequestSchemas = { [Name in keyof RequestValues]: z.ZodType<RequestValues[Name]> };

const requestSchemas: Record<ApiVersion, RequestSchemas> = {
  "v1.0": requestFields,
  v2: { ...requestFields, ...requestFieldsOfV2 },
};

/** A JSON object as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws DmsError with the field's own code if its rule is broken, 111400063 where it has none */
export function readField<Name extends keyof RequestValues>(
  body: JsonObject,
  name: Name,
  api: ApiVersion = "v1.0",
): RequestValues[Name] {
  const result = requestSchemas[api][name].safeParse(body[name]);
  if (result.success) return result.data;
  throw new DmsError(result.error.issues[0]?.message as DmsErrorCode, name);
}

/** @throws DmsError 111400500 if it is no whole number of GB that so many brokers of a product may have */
export function readStorage(
  body: JsonObject,
  name: "storage_space" | "new_storage_space",
  size: { product: Product; brokers: number },
): number {
  const { product, brokers } = size;
  const storage = readField(body, name);
  const isPossible = storage >= leastStorage(brokers) && storage <= largestStorage(product, brokers);
  if (!isPossible || (product.kind !== "legacy" && storage % 100 !== 0)) throw new DmsError("111400500");
  return storage;
}

/** The window as written; undefined when both ends are left blank. @throws DmsError 111400106 */
export function readMaintenanceWindow(body: JsonObject): { begin: string; end: string } | undefined {
  const begin = readField(body, "maintain_begin");
  const end = readField(body, "maintain_end");
  if (begin === undefined && end === undefined) return undefined;
  if (begin === undefined || end === undefined || !isMaintenanceWindow(begin, end)) throw new DmsError("111400106");
  return { begin, end };
}

/** A security group that exists and whose rules let the nodes talk to each other. @throws DmsError */
export function readSecurityGroup(body: JsonObject, networks: Networks): SecurityGroup {
  const group = networks.securityGroup(readField(body, "security_group_id"));
  if (!group) throw new DmsError("111400046");
  if (!group.allowsAny) throw new DmsError("111400048");
  return group;
}

/** The elastic IP address to bind: needed when public access is enabled (table 5-2). @throws DmsError 111400063 */
export function readPublicIpId(body: JsonObject): string {
  const id = readField(body, "publicip_id");
  if (id === undefined) throw new DmsError(invalidParameter, "publicip_id");
  return id;
}

/** Whether a request says nothing in a field: null, an empty text, or not at all. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
