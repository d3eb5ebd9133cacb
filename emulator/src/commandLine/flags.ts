import { cloudNames } from "../catalogue/clouds";
import { apiChoices, type EmulatorOptions } from "../emulatorOptions";
import { restartModes } from "../model/runAction";
import { publicAccessModes } from "../model/updateInstance";
import { OptionError } from "../optionError";

/** Where the emulator listens when nothing else is said. */
export const defaultPort = 8480;

/** How the command line gives one option of the emulator. */
export interface Flag<T = unknown> {
  /** What stands for its value in the help. */
  value: string;
  /** What it does; with what holds without it, unless `defaults` has that. */
  help: string;
  /** Without hyphens. @default the option's name in kebab-case */
  name?: string;
  /** Whether it may be given several times; of others, the last one counts. */
  several?: boolean;
  /** @throws OptionError for a value that cannot be */
  read: (values: [string, ...string[]], name: string) => T;
}

type FlagTable = { readonly [Option in keyof EmulatorOptions]?: Flag<EmulatorOptions[Option]> };

const text = (value: string, help = ""): Flag<string> => ({ value, help, read: ([given]) => given });

const count = (help: string, value = "N"): Flag<number> => ({
  value,
  help,
  read: ([given], name) => whole(given, name),
});

const oneOf = <T extends string>(value: string, help: string, allowed: readonly T[]): Flag<T> => ({
  value,
  help,
  read: ([given], name) => {
    const found = allowed.find((candidate) => candidate === given);
    if (found === undefined) throw new OptionError(`--${name} must be ${allowed.join(" or ")}, not ${given}.`);
    return found;
  },
});

const where: FlagTable = {
  api: oneOf("VERSION", "v1.0, v2 or both (both)", apiChoices),
  cloud: oneOf("NAME", `lacks calls and sells other things, as one of ${cloudNames.join(", ")} (none)`, cloudNames),
  port: count(`port to listen on, 0 for any free one (${defaultPort})`, "PORT"),
  host: text("HOST", "127.0.0.1, ::1 or localhost"),
  region: { value: "NAME", help: "region; may be given several times", several: true, read: (names) => names },
  projectId: text("ID", "id of the first region's project: 32 hexadecimal digits (derived from its name)"),
  projects: {
    value: "NAME[=ID]",
    help: "one more project, NAME being REGION_SOMETHING; may be given several times",
    name: "project",
    several: true,
    read: (texts) => texts.map(readProject),
  },
};

const who: FlagTable = {
  accessKey: text("KEY"),
  secretKey: text("KEY"),
  securityToken: text("TOKEN", "makes the access key a temporary one"),
  user: text("NAME"),
  password: text("PASSWORD"),
  domain: text("NAME", "name of the account"),
  users: text("FILE", "JSON array of more users, with allowed actions"),
  tokenLife: text("DURATION", "how long a token is valid"),
};

const whatHappens: FlagTable = {
  createTime: text("DURATION", "from CREATING to RUNNING"),
  deleteTime: text("DURATION", "from DELETING to gone"),
  restartTime: text("DURATION", "from RESTARTING to RUNNING"),
  resizeTime: text("DURATION", "from EXTENDING to RUNNING"),
  createReads: count("the creation is done when the instance is shown for the Nth time, whatever the time"),
  deleteReads: count("the same for deletions"),
  restartReads: count("the same for restarts"),
  resizeReads: count("the same for extensions"),
  pluginTime: text("DURATION", "until plugins are switched"),
  pluginReads: count("the same for plugins"),
  recycleBin: text("DAYS", "1d to 7d: how long deleted instances are kept (not at all)"),
  restartInV2: {
    ...oneOf("MODE", "refused (default) or allowed, since v2 does not document it", restartModes),
    name: "restart-in-v2",
  },
  quota: count("instances that a project may have (any number)"),
  networks: text("FILE", "JSON of the VPCs, subnets and security groups that exist (any id is known)"),
  publicAccess: oneOf(
    "MODE",
    "api: a change of public access is carried out (default); console: accepted and ignored",
    publicAccessModes,
  ),
  requestLimit: text("N/DURATION", "answers N requests within that time, others with 429 and Retry-After (any number)"),
  pageSize: count("most rows of a page of a list (any number)"),
};

const whatStays: FlagTable = {
  data: text("DIR", "keeps the instances in a directory, so that they outlive the emulator"),
  broker: oneOf<"rabbitmq">("rabbitmq", "runs a real RabbitMQ broker for each instance; needs rabbitmq-server", [
    "rabbitmq",
  ]),
  log: text("FILE", "appends one line of JSON per request"),
};

/** All flags, under the titles that they have in the help. */
export const flagGroups: Readonly<Record<string, FlagTable>> = {
  Where: where,
  Who: who,
  "What happens": whatHappens,
  "What stays": whatStays,
};

function whole(given: string, name: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new OptionError(`--${name} must be a whole number, not ${given}.`);
  return Number(given);
}

function readProject(given: string): { name: string; id?: string | undefined } {
  const [name = "", id] = given.split("=");
  return { name, id };
}
