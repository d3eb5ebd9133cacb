import type { ApiVersion } from "./apiVersion";
import type { CloudName } from "./catalogue/clouds";
import type { Product } from "./catalogue/products";
import type { Clock } from "./clock";
import type { Faults } from "./faults/faults";
import type { RequestLimit } from "./http/requestLimit";
import type { Account } from "./identity/account";
import type { Tokens } from "./identity/tokens";
import type { RequestLog } from "./log/requestLog";
import type { Model } from "./model/model";
import type { RestartMode } from "./model/runAction";
import type { PublicAccessMode } from "./model/updateInstance";
import type { Networks } from "./networks/networks";

/** Everything that requests are answered from. */
export interface Services {
  clock: Clock;
  /** The versions of the API that are spoken. */
  apis: readonly ApiVersion[];
  /** Undefined: one that has every call. */
  cloud: CloudName | undefined;
  productsOfToday: readonly Product[];
  restartInV2: RestartMode;
  account: Account;
  tokens: Tokens;
  model: Model;
  networks: Networks;
  faults: Faults;
  requestLog: RequestLog;
  /** What the gateway lets through; undefined: everything. */
  requestLimit: RequestLimit | undefined;
  /** Instances that a project may have; undefined: any number. */
  quota: number | undefined;
  /** Most rows of a page of a list; undefined: any number. */
  pageSize: number | undefined;
  publicAccess: PublicAccessMode;
  /** The certificate, as PEM, that the brokers' certificates are signed with; undefined without brokers. */
  authorityCertificate: string | undefined;
  /** Tells this run of the emulator from all others. */
  run: string;
  /** Where this emulator is reached, without a slash at the end. */
  url: () => string;
}
