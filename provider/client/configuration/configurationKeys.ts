/** One setting of the provider and the client. */
export interface ConfigurationKey {
  /** The key in the namespace `huaweicloud`, and in program arguments. */
  readonly key: string;
  /** Environment variables, the first that is set counts. */
  readonly environment: readonly string[];
  /** Whether the stack should hold it with `--secret`. */
  readonly secret?: boolean;
  /** What holds when it is not set anywhere, in words. */
  readonly default?: string;
  /** One sentence. */
  readonly description: string;
}

/** Every setting there is; the documentation's table is this one. */
export const configurationKeys = [
  {
    key: "region",
    environment: ["HW_REGION_NAME"],
    description: "Region of the instances, such as `eu-west-101`.",
  },
  {
    key: "accessKey",
    environment: ["HW_ACCESS_KEY"],
    description: "Access key id (AK), together with `secretKey`.",
  },
  {
    key: "secretKey",
    environment: ["HW_SECRET_KEY"],
    secret: true,
    description: "Secret access key (SK).",
  },
  {
    key: "securityToken",
    environment: ["HW_SECURITY_TOKEN"],
    secret: true,
    description: "Security token that belongs to a temporary access key.",
  },
  {
    key: "authToken",
    environment: ["HW_AUTH_TOKEN"],
    secret: true,
    description: "Ready IAM token for the project, in place of other credentials.",
  },
  {
    key: "userName",
    environment: ["HW_USER_NAME"],
    description: "IAM user that signs in with `userPassword`; needs `domainName` or `domainId`.",
  },
  {
    key: "userId",
    environment: ["HW_USER_ID"],
    description: "Id of the IAM user, in place of `userName` and the account.",
  },
  {
    key: "userPassword",
    environment: ["HW_USER_PASSWORD"],
    secret: true,
    description: "Password of the IAM user.",
  },
  {
    key: "domainName",
    environment: ["HW_DOMAIN_NAME"],
    description: "Account (domain) of the IAM user.",
  },
  {
    key: "domainId",
    environment: ["HW_DOMAIN_ID"],
    description: "Id of the account (domain) of the IAM user, in place of `domainName`.",
  },
  {
    key: "projectId",
    environment: ["HW_PROJECT_ID"],
    default: "looked up by `projectName`",
    description: "Project of the instances.",
  },
  {
    key: "projectName",
    environment: ["HW_PROJECT_NAME"],
    default: "the region",
    description: "Name of the project of the instances.",
  },
  {
    key: "enterpriseProjectId",
    environment: ["HW_ENTERPRISE_PROJECT_ID"],
    description: "Enterprise project of instances whose program names none.",
  },
  {
    key: "cloud",
    environment: ["HW_CLOUD"],
    default: "`myhuaweicloud.com`, or `myhuaweicloud.eu` for regions that start with `eu-west-1`",
    description: "Domain of the cloud, from which endpoints are made: `dms.{region}.{cloud}`.",
  },
  {
    key: "endpoints",
    environment: ["HW_DMS_ENDPOINT", "HW_IAM_ENDPOINT"],
    default: "`https://dms.{region}.{cloud}` and `https://iam.{region}.{cloud}`",
    description: 'Endpoints as origins without a path, `{"dms": "https://…", "iam": "https://…"}`, one or both.',
  },
  {
    key: "authUrl",
    environment: ["HW_AUTH_URL"],
    description: "IAM endpoint as other tools write it, with or without `/v3`; `endpoints` comes before it.",
  },
  {
    key: "insecure",
    environment: ["HW_INSECURE"],
    default: "`false`",
    description: "Skips TLS verification, except when signing in with a password; every run warns of it.",
  },
  {
    key: "maxRetries",
    environment: ["HW_MAX_RETRIES"],
    default: "`5`",
    description: "How often a failed request is repeated.",
  },
  {
    key: "requestTimeout",
    environment: ["HW_DMS_REQUEST_TIMEOUT"],
    default: "`30s`",
    description: "How long one attempt of one request may take.",
  },
  {
    key: "pollInterval",
    environment: ["HW_DMS_POLL_INTERVAL"],
    default: "`10s`",
    description: "Longest pause between two looks at an instance that changes.",
  },
  {
    key: "validation",
    environment: ["HW_DMS_VALIDATION"],
    default: "`live`",
    description: "`live` also compares inputs with what the region offers, `offline` only with fixed rules.",
  },
] as const satisfies readonly ConfigurationKey[];

/** The name of a setting. */
export type ConfigurationKeyName = (typeof configurationKeys)[number]["key"];
