import { parseArgs } from "node:util";
import { type EmulatorOptions, OptionError } from "../emulatorOptions";
import { defaults } from "../settings";

/** Where the emulator listens when nothing else is said. */
export const defaultPort = 8480;

/** What the command line asks for. */
export type CommandLine = { help: true } | { help: false; options: EmulatorOptions };

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  region: { type: "string", multiple: true },
  "project-id": { type: "string" },
  project: { type: "string", multiple: true },
  "access-key": { type: "string" },
  "secret-key": { type: "string" },
  "security-token": { type: "string" },
  user: { type: "string" },
  password: { type: "string" },
  domain: { type: "string" },
  users: { type: "string" },
  networks: { type: "string" },
  quota: { type: "string" },
  "token-life": { type: "string" },
  "create-time": { type: "string" },
  "delete-time": { type: "string" },
  "restart-time": { type: "string" },
  "resize-time": { type: "string" },
  "create-reads": { type: "string" },
  "delete-reads": { type: "string" },
  "restart-reads": { type: "string" },
  "resize-reads": { type: "string" },
  "page-size": { type: "string" },
  "public-access": { type: "string" },
  data: { type: "string" },
  broker: { type: "string" },
  log: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** The text of `--help`. */
export const usage = `Usage: dms-rabbitmq-emulator [OPTIONS]

A stand-in for Huawei Cloud DMS for RabbitMQ and IAM on this machine. Durations are written 500ms, 5s, 1h30m.

Where
  --port PORT              port to listen on, 0 for any free one (${defaultPort})
  --host HOST              127.0.0.1, ::1 or localhost (${defaults.host})
  --region NAME            region; may be given several times (${defaults.region})
  --project-id ID          id of the first region's project: 32 hexadecimal digits (derived from its name)
  --project NAME[=ID]      one more project, NAME being REGION_SOMETHING; may be given several times

Who
  --access-key KEY         (${defaults.accessKey})
  --secret-key KEY         (${defaults.secretKey})
  --security-token TOKEN   makes the access key a temporary one
  --user NAME              (${defaults.user})
  --password PASSWORD      (${defaults.password})
  --domain NAME            name of the account (${defaults.domain})
  --users FILE             JSON array of more users, with allowed actions
  --token-life DURATION    how long a token is valid (${defaults.tokenLife})

What happens
  --create-time DURATION   from CREATING to RUNNING (${defaults.createTime})
  --delete-time DURATION   from DELETING to gone (${defaults.deleteTime})
  --restart-time DURATION  from RESTARTING to RUNNING (${defaults.restartTime})
  --resize-time DURATION   from EXTENDING to RUNNING (${defaults.resizeTime})
  --create-reads N         the creation is done when the instance is shown for the Nth time, whatever the time;
                           likewise --delete-reads, --restart-reads, --resize-reads
  --quota N                instances that a project may have (any number)
  --networks FILE          JSON of the VPCs, subnets and security groups that exist (any id is known)
  --public-access MODE     api: a change of public access is carried out (default); console: accepted and ignored
  --page-size N            rows of a list when a request has no limit (all)

  --data DIR               keeps the instances in a directory, so that they outlive the emulator
  --broker rabbitmq        runs a real RabbitMQ broker for each instance; needs rabbitmq-server

  --log FILE               appends one line of JSON per request
  -h, --help               show this text
`;

/** @throws OptionError for an argument that cannot be */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = parse(args);
  if (values.help) return { help: true };
  return {
    help: false,
    options: {
      port: wholeNumber("port", values.port) ?? defaultPort,
      host: values.host,
      region: values.region,
      projectId: values["project-id"],
      projects: values.project?.map(readProject),
      accessKey: values["access-key"],
      secretKey: values["secret-key"],
      securityToken: values["security-token"],
      user: values.user,
      password: values.password,
      domain: values.domain,
      users: values.users,
      networks: values.networks,
      quota: wholeNumber("quota", values.quota),
      tokenLife: values["token-life"],
      createTime: values["create-time"],
      deleteTime: values["delete-time"],
      restartTime: values["restart-time"],
      resizeTime: values["resize-time"],
      createReads: wholeNumber("create-reads", values["create-reads"]),
      deleteReads: wholeNumber("delete-reads", values["delete-reads"]),
      restartReads: wholeNumber("restart-reads", values["restart-reads"]),
      resizeReads: wholeNumber("resize-reads", values["resize-reads"]),
      pageSize: wholeNumber("page-size", values["page-size"]),
      publicAccess: publicAccessMode(values["public-access"]),
      data: values.data,
      broker: brokerKind(values.broker),
      log: values.log,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: false }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new OptionError(`${sentence?.replace(/\.$/, "")}.`);
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new OptionError(`--${name} must be a whole number, not ${text}.`);
  return Number(text);
}

function readProject(text: string): { name: string; id?: string } {
  const [name = "", id] = text.split("=");
  return { name, id };
}

function brokerKind(text: string | undefined): "rabbitmq" | undefined {
  if (text === undefined || text === "rabbitmq") return text;
  throw new OptionError(`--broker must be rabbitmq, not ${text}.`);
}

function publicAccessMode(text: string | undefined): "api" | "console" | undefined {
  if (text === undefined || text === "api" || text === "console") return text;
  throw new OptionError(`--public-access must be api or console, not ${text}.`);
}
