import * as pulumi from "@pulumi/pulumi";
import type { configurationKeys, ProgramKeyName } from "../provider/client/configuration/configurationKeys";
import { secretKeys } from "./secretKeys";

type ArgumentOf<Key> = Key extends { oneOf: readonly (infer Text)[] }
  ? pulumi.Input<Text>
  : Key extends { kind: "number" }
    ? pulumi.Input<number>
    : Key extends { kind: "boolean" }
      ? pulumi.Input<boolean>
      : Key extends { kind: "tags" }
        ? pulumi.Input<Record<string, pulumi.Input<string>>>
        : Key extends { kind: "endpoints" }
          ? pulumi.Input<{ dms?: pulumi.Input<string>; iam?: pulumi.Input<string> }>
          : pulumi.Input<string>;

/**
 * How a {@link Provider} signs in and where. Each argument is the config key `huaweicloud:<name>` of the same name;
 * arguments left out fall back to environment variables, never to the config of the stack.
 *
 * @interface
 */
export type ProviderArgs = {
  [Key in keyof Pick<typeof configurationKeys, ProgramKeyName>]?: ArgumentOf<(typeof configurationKeys)[Key]>;
};

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
    const secrets = secretKeys();
    const given = Object.entries(args).filter(([, value]) => value !== undefined);
    const values = given.map(([key, value]) => {
      const text = (pulumi.output(value) as pulumi.Output<unknown>).apply(configValue);
      return [key, secrets.includes(key) ? pulumi.secret(text) : text] as const;
    });
    super("pulumi-nodejs", name, Object.fromEntries(values.map(([key, value]) => [`huaweicloud:${key}`, value])), opts);
    this.configuration = pulumi.output(Object.fromEntries(values));
  }
}
