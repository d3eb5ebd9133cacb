import type { Clock } from "./clock";
import type { UserDefinition } from "./identity/userDefinitions";
import type { RequestLogLine } from "./log/requestLog";
import type { Broker } from "./model/broker";
import type { PublicAccessMode } from "./model/updateInstance";
import type { NetworkDefinitions } from "./networks/networkDefinitions";

/** An option that cannot be: the message says which and what it may be, in one sentence. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/** How an emulator is to be. Durations are written `500ms`, `5s`, `1h30m`. */
export interface EmulatorOptions {
  /** @default 0: any free one */
  port?: number;
  /** `localhost`, `::1` or 127.0.0.0/8. @default "127.0.0.1" */
  host?: string;
  /** One region or several; the first has the zones of the reference's sample. @default "ae-ad-1" */
  region?: string | readonly string[];
  /** Id of the first region's own project: 32 hexadecimal digits. @default derived from its name */
  projectId?: string;
  /** More projects, besides the one that every region has: `{region}_{name}`. @default none */
  projects?: readonly { name: string; id?: string }[];
  /** @default "EMULATORACCESSKEY0001" */
  accessKey?: string;
  /** @default "emulator-secret-key-0001" */
  secretKey?: string;
  /** Makes the access key a temporary one. @default none */
  securityToken?: string;
  /** @default "emulator" */
  user?: string;
  /** @default "emulator" */
  password?: string;
  /** Name of the account. @default "emulator" */
  domain?: string;
  /** More users with their permissions, or the path of a JSON file of them. @default none */
  users?: string | readonly UserDefinition[];
  /** The networks that are known, or the path of a JSON file of them. @default any id is known */
  networks?: string | NetworkDefinitions;
  /** Time from CREATING to RUNNING. @default "5s" */
  createTime?: string;
  /** Time from DELETING to gone. @default "2s" */
  deleteTime?: string;
  /** Time from RESTARTING to RUNNING. @default "2s" */
  restartTime?: string;
  /** Time from EXTENDING to RUNNING, for sizes and public access. @default "3s" */
  resizeTime?: string;
  /** With it, the nth time an instance is shown finishes its creation, and time plays no part. @default none */
  createReads?: number;
  /** The same for deletions. @default none */
  deleteReads?: number;
  /** The same for restarts. @default none */
  restartReads?: number;
  /** The same for extensions. @default none */
  resizeReads?: number;
  /** How long a token lives. @default "24h" */
  tokenLife?: string;
  /** Instances that a project may have. @default any number */
  quota?: number;
  /** Rows of a list when the request has no `limit`. @default all */
  pageSize?: number;
  /** Whether a change of public access through the API does something. @default "api" */
  publicAccess?: PublicAccessMode;
  /** Time within which a request must have arrived. @default "30s" */
  requestTimeout?: string;
  /** Path of a file that gets one line of JSON per request, without secrets. @default none */
  log?: string;
  /** Told of every request as it is answered. @default none */
  onRequest?: (line: RequestLogLine) => void;
  /** Drives states, tokens, `created_at` and the Date header. @default the computer's */
  clock?: Clock;
  /** Called after every change of an instance. @default none */
  onChange?: () => void;
  /** Directory in which instances outlive the emulator. @default none: they end with it */
  data?: string;
  /** What runs behind the instances: `"rabbitmq"` for a real broker each. @default nothing */
  broker?: "rabbitmq" | Broker;
}
