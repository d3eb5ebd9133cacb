import { z } from "zod";
import { apiVersions } from "./apiVersion";
import { cloudNames } from "./catalogue/clouds";
import type { Clock } from "./clock";
import { parseDuration } from "./duration";
import type { UserDefinition } from "./identity/userDefinitions";
import type { RequestLogLine } from "./log/requestLog";
import { isLoopback } from "./loopback";
import type { Broker } from "./model/broker";
import { restartModes } from "./model/runAction";
import { publicAccessModes } from "./model/updateInstance";
import type { NetworkDefinitions } from "./networks/networkDefinitions";
import { OptionError } from "./optionError";

/** What an emulator uses where nothing else is said. */
export const defaults = {
  host: "127.0.0.1",
  region: "ae-ad-1",
  accessKey: "EMULATORACCESSKEY0001",
  secretKey: "emulator-secret-key-0001",
  user: "emulator",
  password: "emulator",
  domain: "emulator",
  createTime: "5s",
  deleteTime: "2s",
  restartTime: "2s",
  resizeTime: "3s",
  pluginTime: "1s",
  tokenLife: "24h",
  requestTimeout: "30s",
} as const;

/** Which versions of the API may be spoken. */
export const apiChoices = [...apiVersions, "both"] as const;

interface Refused {
  input?: unknown;
}

const text = (name: string) => z.string(`The ${name} must be a text.`);

const form = (pattern: RegExp, error: (refused: Refused) => string) => z.string({ error }).regex(pattern, { error });

const regionName = form(/^[a-z0-9]+(-[a-z0-9]+)*$/, ({ input }) => `The region ${input} is no region's name.`);

const projectId = form(
  /^[0-9a-f]{32}$/,
  ({ input }) => `The project id ${input} must be 32 hexadecimal digits in lower case.`,
);

function host() {
  const error = ({ input }: Refused) => `The host ${input} is not loopback: use 127.0.0.1, ::1 or localhost.`;
  return z.string({ error }).refine(isLoopback, { error });
}

function count(name: string, least: number) {
  return z.int(`The ${name} must be a whole number from ${least}.`).min(least).optional();
}

function duration(name: string, usual: string) {
  const error = ({ input }: Refused) => `The ${name} ${input} is no duration such as 500ms, 5s or 1h30m.`;
  return z
    .string({ error })
    .refine((written) => parseDuration(written) !== undefined, { error })
    .default(usual)
    .transform((written) => parseDuration(written) ?? 0);
}

/** Days, as a number. */
const retention = z
  .string("The recycle bin must be 1d to 7d.")
  .regex(/^[1-7]d$/, "The recycle bin must be 1d to 7d.")
  .transform((written) => Number(written.slice(0, -1)));

function requestLimit() {
  const error = ({ input }: Refused) => `The request limit ${input} must be like 200/5m: a number and a duration.`;
  return z
    .string({ error })
    .refine((written) => parseRequestLimit(written) !== undefined, { error })
    .transform(parseRequestLimit)
    .optional();
}

function parseRequestLimit(written: string): { requests: number; window: number } | undefined {
  const [, count = "", time = ""] = /^\s*([1-9]\d{0,8})\s*\/(.*)$/.exec(written) ?? [];
  const window = parseDuration(time);
  return count === "" || !window ? undefined : { requests: Number(count), window };
}

const optionsSchema = z.object({
  /** Which versions of the API are spoken. @default "both" */
  api: z.enum(apiChoices, "The api must be v1.0, v2 or both.").default("both"),
  /** A cloud that lacks calls, and sells other things. @default one that has every call */
  cloud: z.enum(cloudNames, `The cloud must be one of ${cloudNames.join(", ")}.`).optional(),
  /** @default 0: any free one */
  port: z.int("The port must be from 0 to 65535.").min(0).max(65_535).default(0),
  /** `localhost`, `::1` or 127.0.0.0/8. @default "127.0.0.1" */
  host: host().default(defaults.host),
  /** One region or several; the first has the zones of the reference's sample. @default "ae-ad-1" */
  region: z
    .union([regionName, z.array(regionName).readonly()], "The region must be a name or several.")
    .default(defaults.region),
  /** Id of the first region's own project: 32 hexadecimal digits. @default derived from its name */
  projectId: projectId.optional(),
  /** More projects, besides the one that every region has: `{region}_{name}`. @default none */
  projects: z
    .array(z.object({ name: text("name of a project"), id: projectId.optional() }), "The projects must be an array.")
    .readonly()
    .default([]),
  /** @default "EMULATORACCESSKEY0001" */
  accessKey: text("access key").default(defaults.accessKey),
  /** @default "emulator-secret-key-0001" */
  secretKey: text("secret key").default(defaults.secretKey),
  /** Makes the access key a temporary one. @default none */
  securityToken: text("security token").optional(),
  /** @default "emulator" */
  user: text("user").default(defaults.user),
  /** @default "emulator" */
  password: text("password").default(defaults.password),
  /** Name of the account. @default "emulator" */
  domain: text("domain").default(defaults.domain),
  /** More users with their permissions, or the path of a JSON file of them. @default none */
  users: z.custom<string | readonly UserDefinition[]>().default([]),
  /** The networks that are known, or the path of a JSON file of them. @default any id is known */
  networks: z.custom<string | NetworkDefinitions>().optional(),
  /** Time from CREATING to RUNNING. @default "5s" */
  createTime: duration("create time", defaults.createTime),
  /** Time from DELETING to gone. @default "2s" */
  deleteTime: duration("delete time", defaults.deleteTime),
  /** Time from RESTARTING to RUNNING. @default "2s" */
  restartTime: duration("restart time", defaults.restartTime),
  /** Time from EXTENDING to RUNNING, for sizes and public access. @default "3s" */
  resizeTime: duration("resize time", defaults.resizeTime),
  /** Time until plugins are switched. @default "1s" */
  pluginTime: duration("plugin time", defaults.pluginTime),
  /** With it, the nth time an instance is shown finishes its creation, and time plays no part. @default none */
  createReads: count("create reads", 1),
  /** The same for deletions. @default none */
  deleteReads: count("delete reads", 1),
  /** The same for restarts. @default none */
  restartReads: count("restart reads", 1),
  /** The same for extensions. @default none */
  resizeReads: count("resize reads", 1),
  /** The same for plugins; looks at the tasks of an instance count as well. @default none */
  pluginReads: count("plugin reads", 1),
  /** How long deleted instances stay in the recycle bin: `1d` to `7d`. @default they go at once */
  recycleBin: retention.optional(),
  /** Whether v2, which does not document it, restarts instances. @default "refused" */
  restartInV2: z.enum(restartModes, "The restart in v2 must be refused or allowed.").default("refused"),
  /** How long a token lives. @default "24h" */
  tokenLife: duration("token life", defaults.tokenLife),
  /** Instances that a project may have. @default any number */
  quota: count("quota", 0),
  /** Most rows of a page of a list, whatever `limit` the request has. @default any number */
  pageSize: count("page size", 1),
  /** Requests that are answered within a time, such as `200/5m`; others get 429 with `Retry-After`. @default any number */
  requestLimit: requestLimit(),
  /** Whether a change of public access through the API does something. @default "api" */
  publicAccess: z.enum(publicAccessModes, "The public access must be api or console.").default("api"),
  /** Time within which a request must have arrived. @default "30s" */
  requestTimeout: duration("request time-out", defaults.requestTimeout),
  /** Path of a file that gets one line of JSON per request, without secrets. @default none */
  log: text("log file").optional(),
  /** Told of every request as it is answered. @default none */
  onRequest: z.custom<(line: RequestLogLine) => void>().optional(),
  /** Drives states, tokens, `created_at` and the Date header. @default the computer's */
  clock: z.custom<Clock>().optional(),
  /** Called after every change of an instance. @default none */
  onChange: z.custom<() => void>().optional(),
  /** Directory in which instances outlive the emulator. @default none: they end with it */
  data: text("data directory").optional(),
  /** What runs behind the instances: `"rabbitmq"` for a real broker each. @default nothing */
  broker: z.custom<"rabbitmq" | Broker>().optional(),
});

/** How an emulator is to be. Durations are written `500ms`, `5s`, `1h30m`. */
export type EmulatorOptions = z.input<typeof optionsSchema>;

/** Options, checked, with their defaults and durations in milliseconds. */
export type CheckedOptions = z.output<typeof optionsSchema>;

/** @throws OptionError for the first option that cannot be */
export function readOptions(options: EmulatorOptions): CheckedOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) return data;
  throw new OptionError(error.issues[0]?.message);
}
