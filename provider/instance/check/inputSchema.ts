import { z } from "zod";
import { parseDuration } from "../../client/configuration/duration";
import { normalizeWindowTime } from "../../client/dms/normalizeWindowTime";
import { windowBegins } from "../properties/maintenanceWindow";
import type { InputName } from "../properties/properties";

const passwordClasses = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

function isStrongEnough(password: string): boolean {
  return passwordClasses.filter((kind) => kind.test(password)).length >= 2;
}

function isDuration(value: string): boolean {
  try {
    return parseDuration(value) > 0;
  } catch {
    return false;
  }
}

function text(rule: string) {
  return z.string({ error: rule });
}

function identifier(rule: string) {
  return text(rule).regex(/^[^\s/?#]+$/, { error: rule });
}

const nameRule = "must be 4 to 64 letters, digits, hyphens or underscores and start with a letter";
const descriptionRule = "must be a text of at most 1024 characters";
const versionRule = 'must be a version such as "3.7.17"';
const storageRule =
  "must be a whole number of GB from 100 to 90000 (single node: at least 100; cluster: at least 100 for each node)";
const userRule = "must be 4 to 64 letters, digits, hyphens or underscores";
const passwordRule =
  "must be 8 to 32 printable characters without spaces, from at least two of: lowercase letters, uppercase letters, digits, special characters";
const zonesRule = "must be a list of exactly one availability zone";
const productRule =
  'must be in words such as { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }, where type is "single" or "cluster"';
const windowRule = `must be the begin of a supported window: ${windowBegins.join(", ")}`;
const windowEndRule = "must be the end of a supported window: 02:00, 06:00, 10:00, 14:00, 18:00, 22:00";
const booleanRule = "must be true or false";
const durationRule = 'must be a duration such as "90s", "50m" or "1h30m"';

// A zone may be named in words, blanks between them.
const zone = text(zonesRule).regex(/^[^\s/?#]+( [^\s/?#]+)*$/, { error: zonesRule });
const boolean = z.boolean({ error: booleanRule });
const duration = text(durationRule).refine(isDuration, { error: durationRule });
const countRule = (what: string) => `must be a whole number of ${what} greater than 0`;
const count = (what: string) =>
  z
    .number({ error: countRule(what) })
    .int({ error: countRule(what) })
    .positive({
      error: countRule(what),
    });

const windowTimeIn = (times: readonly string[], rule: string) =>
  text(rule).refine((value) => times.includes(normalizeWindowTime(value)), { error: rule });

/** The rules of the single inputs (tables 5-2 and 5-10); every message completes "<property> …". */
export const inputSchemas: Record<InputName, z.ZodType> = {
  name: text(nameRule).regex(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/, { error: nameRule }),
  description: text(descriptionRule).max(1024, { error: descriptionRule }),
  engine: text('must be "rabbitmq"').refine((value) => value.toLowerCase() === "rabbitmq", {
    error: 'must be "rabbitmq"',
  }),
  engineVersion: text(versionRule).regex(/^\d+(\.\d+)*$/, { error: versionRule }),
  storageSpace: z
    .number({ error: storageRule })
    .int({ error: storageRule })
    .min(100, { error: storageRule })
    .max(90_000, { error: storageRule }),
  accessUser: text(userRule).regex(/^[A-Za-z0-9_-]{4,64}$/, { error: userRule }),
  password: text(passwordRule)
    .regex(/^[\x21-\x7e]{8,32}$/, { error: passwordRule })
    .refine(isStrongEnough, { error: passwordRule }),
  vpcId: identifier("must be the ID of a VPC"),
  securityGroupId: identifier("must be the ID of a security group"),
  subnetId: identifier("must be the ID of a subnet"),
  availabilityZones: z.array(zone, { error: zonesRule }).length(1, { error: zonesRule }),
  productId: identifier('must be the ID of a product, such as "00300-30109-0--0"'),
  product: z.strictObject(
    {
      type: z.enum(["single", "cluster"], { error: 'must be "single" or "cluster"' }),
      vcpus: count("vCPUs"),
      memoryGb: count("GB of memory"),
      nodes: count("nodes").optional(),
    },
    { error: productRule },
  ),
  maintainBegin: windowTimeIn(windowBegins, windowRule),
  maintainEnd: windowTimeIn(windowBegins, windowEndRule),
  enablePublicIp: boolean,
  publicIpId: identifier("must be the ID of an elastic IP address"),
  sslEnable: boolean,
  storageSpecCode: text("must be a storage I/O specification").regex(/^dms\.physical\.storage\.[a-z0-9.]+$/, {
    error: "must be dms.physical.storage.normal, dms.physical.storage.high or dms.physical.storage.ultra",
  }),
  enterpriseProjectId: identifier('must be the ID of an enterprise project; "0" is the default one'),
  region: text("must be the name of a region").regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'must be the name of a region, such as "cn-north-4"',
  }),
  projectId: text("must be the ID of a project").regex(/^[A-Za-z0-9_-]+$/, { error: "must be the ID of a project" }),
  deletionProtection: boolean,
  restartTriggers: z.record(z.string(), z.unknown(), {
    error: 'must be an object whose values restart the instance when they change, such as { rotation: "2" }',
  }),
  passwordChange: z.enum(["refuse", "record", "replace"], { error: 'must be "refuse", "record" or "replace"' }),
  resize: z.enum(["refuse", "extend", "replace"], { error: 'must be "refuse", "extend" or "replace"' }),
  adoptExisting: boolean,
  timeouts: z.strictObject(
    { create: duration.optional(), update: duration.optional(), delete: duration.optional() },
    { error: 'must be an object such as { create: "50m", update: "50m", delete: "30m" }' },
  ),
};
