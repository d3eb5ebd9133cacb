import * as pulumi from "@pulumi/pulumi";
import type {
  derivedProperties,
  inputProperties,
  observedProperties,
  programProperties,
  providerProperties,
} from "../provider/instance/properties/instanceProperties";
import type { NamesWith, ValuesOf } from "../provider/resource/declaration";
import { declaredNames } from "./declaredNames";
import { aliasesWithEarlier } from "./earlierAliases";
import { warnOfPlainSecrets } from "./plainSecrets";
import { providerText } from "./providerText";
import type { RabbitmqInstanceArgs } from "./rabbitmqInstanceArgs";
import { isInstanceType, rabbitmqInstanceType } from "./resourceType";
import { StackTracePause } from "./stackTracePause";

/** Options of a RabbitMQ instance: Pulumi's own. */
export type RabbitmqInstanceOptions = pulumi.CustomResourceOptions;

/** The declaration of the instance, which is loaded when the first one is declared, not when the package is imported. */
function declaration() {
  return require("../provider/instance/properties/instanceProperties") as typeof import("../provider/instance/properties/instanceProperties");
}

/** Makes the URLs; loaded like the declaration. */
function urlMaker() {
  return require("../provider/instance/properties/connectionUrls") as typeof import("../provider/instance/properties/connectionUrls");
}

/** Makes what is derived; loaded like the declaration. */
function deriver() {
  return require("../provider/instance/properties/derivedValues") as typeof import("../provider/instance/properties/derivedValues");
}

type PropertyTable = Omit<typeof inputProperties, NamesWith<typeof inputProperties, { option: string }>> &
  typeof observedProperties &
  typeof providerProperties &
  typeof derivedProperties &
  typeof programProperties;
type Values = ValuesOf<PropertyTable, NamesWith<PropertyTable, { always: true }>>;

/** The URN that a resource will have, without depending on the resource or its parent. */
function futureUrn(name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const urn = new Promise<string>((resolve) => {
    pulumi.createUrn(name, rabbitmqInstanceType, opts.parent).apply(resolve);
  });
  return pulumi.output(urn);
}

/** The organization of the stack; undefined in a unit test that sets none, where Pulumi throws. */
function organization(): string | undefined {
  try {
    return pulumi.getOrganization();
  } catch {
    return undefined;
  }
}

/** The names of arguments that the program made secret; the password always is. */
async function secretInputs(args: RabbitmqInstanceArgs): Promise<string[] | undefined> {
  const others = Object.entries(args).filter(([key]) => key !== "password");
  const secrecy = await Promise.all(others.map(([, value]) => pulumi.isSecret(pulumi.output(value))));
  const names = others.flatMap(([key], index) => (secrecy[index] ? [key] : []));
  return names.length > 0 ? names : undefined;
}

function declaredInputs(name: string, args: RabbitmqInstanceArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  return {
    ...args,
    password: args.password === undefined ? undefined : pulumi.secret(args.password),
    timeouts: opts.customTimeouts,
    __urn: futureUrn(name, opts),
    __organization: organization(),
    __secretInputs: secretInputs(args),
    __ignoreChanges: opts.ignoreChanges,
    __declaredNames: declaredNames(args.name),
    __isPreview: pulumi.runtime.isDryRun() || undefined,
  };
}

/**
 * The URLs with credentials. The state may lack the password that the program declares, as after an import, and after
 * `ignoreChanges` it holds the one that counts.
 */
function urlsOf(instance: RabbitmqInstance, declaredPassword: pulumi.Input<string> | undefined) {
  const { connectAddress, port, accessUser, sslEnable, password } = instance;
  const { connectionUrls } = urlMaker();
  const parts = pulumi.output({ connectAddress, port, accessUser, sslEnable, stored: password, declaredPassword });
  const urls = parts.apply(({ stored, declaredPassword: declared, ...rest }) => {
    const { amqpUrl, amqpsUrl } = connectionUrls({ ...rest, password: stored ?? declared });
    const url = amqpsUrl ?? amqpUrl;
    return url === undefined ? undefined : pulumi.secret(url);
  });
  // A stack would export a secret that holds nothing as null.
  const withTls = (isOn: boolean) => sslEnable.apply((value = false) => (value === isOn ? urls : undefined));
  return { amqpUrl: withTls(false), amqpsUrl: withTls(true) };
}

/** What is made of other properties, which the state therefore does not hold. */
function derivedOf(instance: RabbitmqInstance, { additionalSecretOutputs = [] }: RabbitmqInstanceOptions) {
  const { derivedFrom, derivedValues } = deriver();
  const sources = Object.fromEntries(derivedFrom.map((name) => [name, instance[name]]));
  // The names are those that the function takes.
  const derived = pulumi
    .output(sources)
    .apply((values) => derivedValues(values as Parameters<typeof derivedValues>[0]));
  const { derivedProperties, namesOf } = declaration();
  const outputs = namesOf(derivedProperties).map((name) => {
    const output = derived.apply((values) => values[name]);
    return [name, additionalSecretOutputs.includes(name) ? pulumi.secret(output) : output];
  });
  return Object.fromEntries(outputs);
}

/** Gives an object the properties of a table, which are made, all together, when the first of them is read: most programs read few. */
function defineWhenRead(target: object, table: object, make: () => Readonly<Record<string, unknown>>): void {
  let made: Readonly<Record<string, unknown>> | undefined;
  for (const name of Object.keys(table)) {
    const get = () => {
      made ??= make();
      return made[name];
    };
    Object.defineProperty(target, name, { enumerable: true, configurable: true, get });
  }
}

/** The properties of an instance as outputs, by which other resources are made. */
export interface RabbitmqInstance extends Readonly<{ [Name in keyof Values]-?: pulumi.Output<Values[Name]> }> {}

/**
 * A RabbitMQ instance of Huawei Cloud's Distributed Message Service.
 *
 * Creating one takes some ten minutes; the resource is ready once the instance runs. Time-outs come from
 * `customTimeouts`: 50 minutes for create and update, 30 minutes for delete unless set.
 *
 * @example
 * const orders = new RabbitmqInstance("orders", {
 *   storageSpace: 100,
 *   storageSpecCode: "dms.physical.storage.ultra",
 *   productId: "00300-30109-0--0",
 *   availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
 *   vpcId, subnetId, securityGroupId,
 *   accessUser: "orders",
 *   password: new pulumi.Config().requireSecret("password"),
 * });
 * export const url = orders.amqpUrl;
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see the interface.
export class RabbitmqInstance extends pulumi.CustomResource {
  /** Type token, by which policy packs recognise the resource. */
  static readonly __pulumiType = rabbitmqInstanceType;

  /**
   * Declares an instance.
   *
   * @param name logical name, from which the instance name is made when `args.name` is left out
   * @param args what the instance is made of
   * @param opts options of Pulumi
   */
  constructor(name: string, args: RabbitmqInstanceArgs, opts: RabbitmqInstanceOptions = {}) {
    const inputs = opts.id === undefined ? declaredInputs(name, args ?? {}, opts) : {};
    const { derivedProperties, programProperties, storedNames, storedSecretNames } = declaration();
    // Pulumi makes an output of each of these keys, also of those that the program does not set.
    const unset = Object.fromEntries(storedNames.map((propertyName) => [propertyName, undefined]));
    const properties = { ...unset, ...inputs, __provider: providerText };
    const pause = new StackTracePause();
    try {
      super(rabbitmqInstanceType, name, properties, {
        ...opts,
        aliases: aliasesWithEarlier(opts.aliases),
        additionalSecretOutputs: [...storedSecretNames, ...(opts.additionalSecretOutputs ?? [])],
      });
      defineWhenRead(this, derivedProperties, () => derivedOf(this, opts));
      defineWhenRead(this, programProperties, () => urlsOf(this, inputs.password));
    } catch (error) {
      pause.endWith(error, RabbitmqInstance);
      throw error;
    } finally {
      pause.end();
    }
    warnOfPlainSecrets();
  }

  /**
   * Looks up an instance that Pulumi does not manage, in the region and project of the configuration.
   *
   * @param name logical name
   * @param id instance ID
   * @throws on the first deployment when there is no such instance
   * @example RabbitmqInstance.get("orders", "8959ab1c-701a-4bb1-a05f-93dfc361b32d")
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: RabbitmqInstanceOptions = {}): RabbitmqInstance {
    return new RabbitmqInstance(name, {} as RabbitmqInstanceArgs, { ...opts, id });
  }

  /** Whether an object is a RabbitMQ instance, also one from another copy of this package. */
  static override isInstance(value: unknown): value is RabbitmqInstance {
    if (!pulumi.CustomResource.isInstance(value)) return false;
    return isInstanceType((value as { __pulumiType?: string }).__pulumiType);
  }
}
