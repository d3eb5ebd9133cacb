import { createRequire } from "node:module";
import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { InstancePolicy, StackPolicy } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";

/** Part of `@pulumi/policy` that its type declarations leave out: how it hands properties to a policy. */
interface PolicyProxy {
  unknownCheckingProxy(properties: object): Record<string, unknown>;
  unknownStringValue: string;
  UnknownValueError: new (...args: never[]) => Error;
}

const { unknownCheckingProxy, unknownStringValue, UnknownValueError } = createRequire(__filename)(
  "@pulumi/policy/proxy",
) as PolicyProxy;

/** What stands in a preview for a value that is not known yet, whatever its type. */
export const unknown = unknownStringValue;

/** What a policy said. */
export interface PolicyOutcome {
  violations: string[];
  /** Names of the resources that the violations stand on. */
  on: string[];
  /** Why the policy did not apply. */
  notApplicable?: string;
  /** Why the policy could not decide in a preview. */
  undecided?: string;
}

export interface InstanceCase {
  properties: Record<string, unknown>;
  /** Logical name. Default `orders`. */
  name?: string;
  /** Default `dev`. */
  stack?: string;
  /** Resource option. Default false. */
  protect?: boolean;
  /** Default: the token of a RabbitMQ instance. */
  type?: string;
}

export interface ConfiguredCase extends InstanceCase {
  config?: Record<string, unknown>;
}

class NotApplicable extends Error {}

function resource({ properties, name = "orders", stack = "dev", protect = false, type }: InstanceCase) {
  const token = type ?? rabbitmqInstanceType;
  return {
    type: token,
    props: unknownCheckingProxy(properties),
    urn: `urn:pulumi:${stack}::shop::${token}::${name}`,
    name,
    opts: {
      protect,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: ["password"],
    },
    isType: () => false,
    asType: () => undefined,
  };
}

function shared(config: Record<string, unknown>) {
  return {
    stackTags: new Map<string, string>(),
    getConfig: <T extends object>() => config as T,
    notApplicable: (reason?: string): never => {
      throw new NotApplicable(reason);
    },
  };
}

function outcomeOf(run: (report: (message: string, urn?: string) => void) => unknown): PolicyOutcome {
  const outcome: PolicyOutcome = { violations: [], on: [] };
  try {
    run((message, urn) => {
      outcome.violations.push(message);
      outcome.on.push(urn?.split("::").at(-1) ?? "");
    });
  } catch (error) {
    if (error instanceof NotApplicable) return { ...outcome, notApplicable: error.message };
    if (error instanceof UnknownValueError) return { ...outcome, undecided: error.message };
    throw error;
  }
  return outcome;
}

/** Runs a policy on one instance, with arguments as the policy server of `@pulumi/policy` makes them. */
export function runOnInstance(policy: InstancePolicy<never> | InstancePolicy, options: ConfiguredCase): PolicyOutcome {
  const args: ResourceValidationArgs = { ...resource(options), ...shared(options.config ?? {}) };
  const validate = policy.validateResource;
  if (typeof validate !== "function") throw new Error(`${policy.name} validates nothing`);
  return outcomeOf((report) => validate(args, report));
}

/** Runs a policy on a stack, with arguments as the policy server of `@pulumi/policy` makes them. */
export function runOnStack(
  policy: StackPolicy<never> | StackPolicy,
  { instances, config = {} }: { instances: InstanceCase[]; config?: Record<string, unknown> },
): PolicyOutcome {
  const resources: PolicyResource[] = instances.map((instance) => ({
    ...resource(instance),
    dependencies: [],
    propertyDependencies: {},
  }));
  const args: StackValidationArgs = { resources, ...shared(config) };
  return outcomeOf((report) => policy.validateStack(args, report));
}
