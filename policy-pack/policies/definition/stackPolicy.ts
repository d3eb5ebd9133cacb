import type { StackValidation, StackValidationPolicy } from "@pulumi/policy";
import { isInstanceType } from "../../../sdk/resourceType";
import { type Instance, toInstance } from "./instance";
import { type PolicyDefinition, policyMetadata, type RabbitmqPolicyName, settingsOf } from "./policyDefinition";
import { type Violation, violationMessage } from "./violation";

/** A rule about all instances of a stack together, or about what only outputs tell. */
export interface StackPolicyDefinition<Settings extends object, Name extends RabbitmqPolicyName>
  extends PolicyDefinition<Settings, Name> {
  /** Reports each violation, on the row of an instance or, without one, on that of the stack. */
  checkAll(
    instances: readonly Instance[],
    settings: Settings,
    report: (violation: Violation, instance?: Instance) => void,
  ): void;
}

/** A policy about a stack: a plain object for `new PolicyPack(name, { policies: [...] })`. */
export interface StackPolicy<Settings extends object = object, Name extends RabbitmqPolicyName = RabbitmqPolicyName>
  extends StackValidationPolicy {
  name: Name;
  /** What the policy was made from; `configurePolicy` makes a variant of it. */
  readonly definition: StackPolicyDefinition<Settings, Name>;
}

/** Makes a policy from a rule about a stack. */
export function stackPolicy<Settings extends object, Name extends RabbitmqPolicyName>(
  definition: StackPolicyDefinition<Settings, Name>,
): StackPolicy<Settings, Name> {
  const validateStack: StackValidation = (args, reportViolation) => {
    const resources = args.resources.filter(({ type }) => isInstanceType(type));
    if (resources.length === 0) return args.notApplicable("there is no RabbitMQ instance in the stack");
    const settings = settingsOf(definition, args.getConfig());
    definition.checkAll(resources.map(toInstance), settings, (violation, instance) =>
      reportViolation(violationMessage(violation), instance?.urn),
    );
  };
  return { ...policyMetadata(definition), validateStack, definition };
}
