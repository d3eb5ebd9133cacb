/** One setting of the provider and the client. */
export interface ConfigurationKey {
  /** Environment variables, the first that is set counts. */
  readonly environment: readonly string[];
  /** How a program writes it. Default: `text`. */
  readonly kind?: "text" | "number" | "boolean" | "endpoints" | "tags";
  /** The only texts it may be, the default first. */
  readonly oneOf?: readonly string[];
  /** Whether the stack should hold it with `--secret`. */
  readonly secret?: boolean;
  /** True for what holds for one run only, so that neither a program nor a stack's config may keep it. */
  readonly environmentOnly?: boolean;
  /** What holds when it is not set anywhere, in words. */
  readonly default?: string;
  /** One sentence. */
  readonly description: string;
}

/**
 * Every setting there is, by its key in the namespace `huaweicloud` and in the arguments of a `Provider`; the
 * documentation's table is this one.
 */
export const configurationKeys = {
  /** Region of the instances, such as `eu-west-101`. @default `HW_REGION_NAME` */
  region: { environment: ["HW_REGION_NAME"], description: "Region of the instances, such as `eu-west-101`." },
  /** Access key ID. @default `HW_ACCESS_KEY` */
  accessKey: { environment: ["HW_ACCESS_KEY"], description: "Access key id (AK), together with `secretKey`." },
  /** Secret access key. Always encrypted in the state. @default `HW_SECRET_KEY` */
  secretKey: { environment: ["HW_SECRET_KEY"], secret: true, description: "Secret access key (SK)." },
  /** Security token of temporary access keys. Always encrypted in the state. @default `HW_SECURITY_TOKEN` */
  securityToken: {
    environment: ["HW_SECURITY_TOKEN"],
    secret: true,
    description: "Security token that belongs to a temporary access key.",
  },
  /** A ready project-level token. Always encrypted in the state. @default `HW_AUTH_TOKEN` */
  authToken: {
    environment: ["HW_AUTH_TOKEN"],
    secret: true,
    description: "Ready IAM token for the project, in place of other credentials.",
  },
  /** Name of the IAM user. @default `HW_USER_NAME` */
  userName: {
    environment: ["HW_USER_NAME"],
    description: "IAM user that signs in with `userPassword`; needs `domainName` or `domainId`.",
  },
  /** ID of the IAM user. @default `HW_USER_ID` */
  userId: {
    environment: ["HW_USER_ID"],
    description: "Id of the IAM user, in place of `userName` and the account.",
  },
  /** Password of the IAM user. Always encrypted in the state. @default `HW_USER_PASSWORD` */
  userPassword: { environment: ["HW_USER_PASSWORD"], secret: true, description: "Password of the IAM user." },
  /** Account name. @default `HW_DOMAIN_NAME` */
  domainName: { environment: ["HW_DOMAIN_NAME"], description: "Account (domain) of the IAM user." },
  /** Account ID. @default `HW_DOMAIN_ID` */
  domainId: {
    environment: ["HW_DOMAIN_ID"],
    description: "Id of the account (domain) of the IAM user, in place of `domainName`.",
  },
  /** Project ID. @default `HW_PROJECT_ID`, else that of `projectName` */
  projectId: {
    environment: ["HW_PROJECT_ID"],
    default: "looked up by `projectName`",
    description: "Project of the instances.",
  },
  /** Project name. @default `HW_PROJECT_NAME`, else the region */
  projectName: {
    environment: ["HW_PROJECT_NAME"],
    default: "the region",
    description: "Name of the project of the instances.",
  },
  /** Enterprise project of instances that name none. @default `HW_ENTERPRISE_PROJECT_ID` */
  enterpriseProjectId: {
    environment: ["HW_ENTERPRISE_PROJECT_ID"],
    description: "Enterprise project of instances whose program names none.",
  },
  /** Domain of the cloud. @default `HW_CLOUD`, else `myhuaweicloud.com` or, in `eu-west-1…`, `myhuaweicloud.eu` */
  cloud: {
    environment: ["HW_CLOUD"],
    default: "`myhuaweicloud.com`, or `myhuaweicloud.eu` for regions that start with `eu-west-1`",
    description: "Domain of the cloud, from which endpoints are made: `dms.{region}.{cloud}`.",
  },
  /** Origins to use instead of the cloud's own. @default `HW_DMS_ENDPOINT`, `HW_IAM_ENDPOINT` */
  endpoints: {
    environment: ["HW_DMS_ENDPOINT", "HW_IAM_ENDPOINT"],
    kind: "endpoints",
    default: "`https://dms.{region}.{cloud}` and `https://iam.{region}.{cloud}`",
    description: 'Endpoints as origins without a path, `{"dms": "https://…", "iam": "https://…"}`, one or both.',
  },
  /** IAM endpoint as other tools write it, with or without `/v3`. @default `HW_AUTH_URL` */
  authUrl: {
    environment: ["HW_AUTH_URL"],
    description: "IAM endpoint as other tools write it, with or without `/v3`; `endpoints` comes before it.",
  },
  /** Skips TLS verification; warned about on every run. @default `HW_INSECURE`, else `false` */
  insecure: {
    environment: ["HW_INSECURE"],
    kind: "boolean",
    default: "`false`",
    description: "Skips TLS verification, except when signing in with a password; every run warns of it.",
  },
  /** How often a failed request is repeated. @default `HW_MAX_RETRIES`, else 5 */
  maxRetries: {
    environment: ["HW_MAX_RETRIES"],
    kind: "number",
    default: "`5`",
    description: "How often a failed request is repeated.",
  },
  /** Longest time for one request, a duration. @default `HW_DMS_REQUEST_TIMEOUT`, else `30s` */
  requestTimeout: {
    environment: ["HW_DMS_REQUEST_TIMEOUT"],
    default: "`30s`",
    description: "How long one attempt of one request may take.",
  },
  /** Longest pause between two looks at an instance, a duration. @default `HW_DMS_POLL_INTERVAL`, else `10s` */
  pollInterval: {
    environment: ["HW_DMS_POLL_INTERVAL"],
    default: "`10s`",
    description: "Longest pause between two looks at an instance that changes.",
  },
  /** How many requests to one endpoint may be on their way at once. @default `HW_DMS_MAX_CONCURRENT_REQUESTS`, else 32 */
  maxConcurrentRequests: {
    environment: ["HW_DMS_MAX_CONCURRENT_REQUESTS"],
    kind: "number",
    default: "`32`",
    description: "How many requests to one endpoint may be on their way at once.",
  },
  /** How many requests one endpoint is sent in any minute, at most. @default `HW_DMS_REQUESTS_PER_MINUTE`, else any number */
  requestsPerMinute: {
    environment: ["HW_DMS_REQUESTS_PER_MINUTE"],
    kind: "number",
    default: "any number",
    description: "How many requests one deployment sends to one endpoint in any minute, at most.",
  },
  /** Whether inputs are compared with what the region offers. @default `HW_DMS_VALIDATION`, else `live` */
  validation: {
    environment: ["HW_DMS_VALIDATION"],
    oneOf: ["live", "offline"],
    default: "`live`",
    description: "`live` also compares inputs with what the region offers, `offline` only with fixed rules.",
  },
  /** Version of the API for new instances; existing ones keep theirs. @default `HW_DMS_API_VERSION`, else `auto` */
  apiVersion: {
    environment: ["HW_DMS_API_VERSION"],
    oneOf: ["auto", "v1.0", "v2"],
    default: "`auto`",
    description: "Version of the API for new instances; `auto` goes by their inputs, then by what the region serves.",
  },
  /** Tags that every instance of API v2 gets, beside its own. @default `HW_DMS_DEFAULT_TAGS`, else none */
  defaultTags: {
    environment: ["HW_DMS_DEFAULT_TAGS"],
    kind: "tags",
    description: 'Tags that every instance of API v2 gets beside its own, such as `{"team":"orders"}`.',
  },
  /** Names of existing instances that one run may take over, separated by commas. */
  adoptExisting: {
    environment: ["HW_DMS_ADOPT_EXISTING"],
    environmentOnly: true,
    description:
      "Names of existing instances that one run may take over, separated by commas; only the environment is read.",
  },
} as const satisfies Record<string, ConfigurationKey>;

/** The name of a setting. */
export type ConfigurationKeyName = keyof typeof configurationKeys;

/** A setting that a program or a stack's config may hold. */
export type ProgramKeyName = Exclude<ConfigurationKeyName, "adoptExisting">;

/** The settings whose values are encrypted wherever they are stored. */
export const secretConfigurationKeys: readonly ConfigurationKeyName[] = (
  Object.keys(configurationKeys) as ConfigurationKeyName[]
).filter((key) => (configurationKeys[key] as ConfigurationKey).secret);
