/** How requests prove who sends them; the first kind that is configured, in this order, is used. */
export type Credentials = TokenCredentials | AccessKeyCredentials | PasswordCredentials;

/** A ready token from elsewhere. */
export interface TokenCredentials {
  kind: "token";
  token: string;
}

/** An access key (AK/SK), permanent or temporary. */
export interface AccessKeyCredentials {
  kind: "accessKey";
  accessKey: string;
  secretKey: string;
  /** Only temporary access keys have one. */
  securityToken?: string;
}

/** An IAM user, by name or id, of an account, by name or id. */
export interface PasswordCredentials {
  kind: "password";
  userName?: string | undefined;
  userId?: string | undefined;
  password: string;
  domainName?: string | undefined;
  domainId?: string | undefined;
}

/** Everything the client needs to know; see `resolveConfiguration`. */
export interface ClientConfiguration {
  region: string;
  /** Such as `myhuaweicloud.com`. */
  cloud: string;
  /** Origins without a path. */
  endpoints: { dms: string; iam: string };
  credentials: Credentials;
  /** One sentence for errors: where the credentials come from, and which others are set; not enumerable. */
  readonly credentialsOrigin?: string;
  projectId?: string | undefined;
  /** The project that is looked up when there is no `projectId`. Default: the region. */
  projectName: string;
  /** Enterprise project of instances whose program names none. */
  enterpriseProjectId?: string | undefined;
  /** Skips TLS verification. Default false. */
  insecure: boolean;
  /** How often a failed request is repeated. Default 5. */
  maxRetries: number;
  /** Milliseconds for one attempt of one request. Default 30,000. */
  requestTimeout: number;
  /** Longest pause between two looks at an instance, in milliseconds. Default 10,000. */
  pollInterval: number;
  /** How many requests to one endpoint may be on their way at once. Default 32. */
  maxConcurrentRequests: number;
  /** How many requests one endpoint is sent in any minute, at most. Default: any number. */
  requestsPerMinute?: number | undefined;
  /** Whether inputs are also compared with what the region offers, or only with the rules of the reference. */
  validation: "live" | "offline";
  /** Version of the API for new instances; `auto` goes by their inputs, then by what the region serves. */
  apiVersion: "auto" | "v1.0" | "v2";
  /** Tags that every instance of API v2 gets beside its own. */
  defaultTags: Readonly<Record<string, string>>;
  /** Proxies that the environment names. Loopback endpoints are never reached through one. */
  proxy?: ProxySettings | undefined;
  /** Sentences that every run should show. */
  warnings: string[];
}

/** The proxies that the environment names. */
export interface ProxySettings {
  /** For `https://` endpoints; `HTTP_PROXY` serves them too when `HTTPS_PROXY` is not set. */
  url?: string;
  /** Hosts that are reached directly, as `NO_PROXY` lists them. */
  except: string;
}
