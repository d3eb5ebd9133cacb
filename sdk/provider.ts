import * as pulumi from "@pulumi/pulumi";

/**
 * How a {@link Provider} signs in and where. Each argument is the config key `huaweicloud:<name>` of the same name;
 * arguments left out fall back to environment variables, never to the config of the stack.
 */
export interface ProviderArgs {
  /** Region, such as `cn-north-4`. @default `HW_REGION_NAME` */
  region?: pulumi.Input<string>;
  /** Access key ID. @default `HW_ACCESS_KEY` */
  accessKey?: pulumi.Input<string>;
  /** Secret access key. Always encrypted in the state. @default `HW_SECRET_KEY` */
  secretKey?: pulumi.Input<string>;
  /** Security token of temporary access keys. Always encrypted in the state. @default `HW_SECURITY_TOKEN` */
  securityToken?: pulumi.Input<string>;
  /** A ready project-level token. Always encrypted in the state. @default `HW_AUTH_TOKEN` */
  authToken?: pulumi.Input<string>;
  /** Name of the IAM user. @default `HW_USER_NAME` */
  userName?: pulumi.Input<string>;
  /** ID of the IAM user. @default `HW_USER_ID` */
  userId?: pulumi.Input<string>;
  /** Password of the IAM user. Always encrypted in the state. @default `HW_USER_PASSWORD` */
  userPassword?: pulumi.Input<string>;
  /** Account name. @default `HW_DOMAIN_NAME` */
  domainName?: pulumi.Input<string>;
  /** Account ID. @default `HW_DOMAIN_ID` */
  domainId?: pulumi.Input<string>;
  /** Project ID. @default `HW_PROJECT_ID`, else that of `projectName` */
  projectId?: pulumi.Input<string>;
  /** Project name. @default `HW_PROJECT_NAME`, else the region */
  projectName?: pulumi.Input<string>;
  /** Enterprise project of instances that name none. @default `HW_ENTERPRISE_PROJECT_ID` */
  enterpriseProjectId?: pulumi.Input<string>;
  /** Domain of the cloud. @default `HW_CLOUD`, else `myhuaweicloud.com` or, in `eu-west-1…`, `myhuaweicloud.eu` */
  cloud?: pulumi.Input<string>;
  /** Origins to use instead of the cloud's own. @default `HW_DMS_ENDPOINT`, `HW_IAM_ENDPOINT` */
  endpoints?: pulumi.Input<{ dms?: pulumi.Input<string>; iam?: pulumi.Input<string> }>;
  /** Skips TLS verification; warned about on every run. @default `HW_INSECURE`, else `false` */
  insecure?: pulumi.Input<boolean>;
  /** How often a failed request is repeated. @default `HW_MAX_RETRIES`, else 5 */
  maxRetries?: pulumi.Input<number>;
  /** Longest time for one request, a duration. @default `30s` */
  requestTimeout?: pulumi.Input<string>;
  /** Longest pause between two looks at an instance, a duration. @default `HW_DMS_POLL_INTERVAL`, else `10s` */
  pollInterval?: pulumi.Input<string>;
  /** Whether inputs are compared with what the region offers. @default `HW_DMS_VALIDATION`, else `live` */
  validation?: pulumi.Input<"live" | "offline">;
}

const secretArguments: readonly string[] = ["secretKey", "securityToken", "authToken", "userPassword"];

function configValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * A configured way to Huawei Cloud, for programs that manage instances in several regions or accounts. Resources that
 * are given it, or whose parent is, use it instead of the config of the stack. Its secrets are always encrypted.
 *
 * @example
 * const europe = new Provider("europe", { region: "eu-west-101", accessKey, secretKey });
 * new RabbitmqInstance("orders", { … }, { provider: europe });
 */
export class Provider extends pulumi.ProviderResource {
  /** The arguments as config keys without namespace, for data functions. */
  readonly configuration: pulumi.Output<Record<string, string>>;

  /**
   * @param name logical name
   * @param args how to sign in and where; what is left out comes from environment variables
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const given = Object.entries(args).filter(([, value]) => value !== undefined);
    const values = given.map(([key, value]) => {
      const text = (pulumi.output(value) as pulumi.Output<unknown>).apply(configValue);
      return [key, secretArguments.includes(key) ? pulumi.secret(text) : text] as const;
    });
    super("pulumi-nodejs", name, Object.fromEntries(values.map(([key, value]) => [`huaweicloud:${key}`, value])), opts);
    this.configuration = pulumi.output(Object.fromEntries(values));
  }
}
