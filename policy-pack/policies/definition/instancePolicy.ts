import type { ResourceRemediation, ResourceValidation, ResourceValidationPolicy } from "@pulumi/policy";
import { isInstanceType, rabbitmqInstanceType } from "../../../sdk/resourceType";
import { type Instance, toInstance } from "./instance";
import { type PolicyDefinition, policyMetadata, type RabbitmqPolicyName, settingsOf } from "./policyDefinition";
import { type Violation, violationMessage } from "./violation";

/** A rule about a single instance. */
export interface InstancePolicyDefinition<Settings extends object, Name extends RabbitmqPolicyName>
  extends PolicyDefinition<Settings, Name> {
  /** Reports each violation of one instance. Reading an unknown property throws, and makes the policy advisory. */
  check(instance: Instance, settings: Settings, report: (violation: Violation) => void): void;
  /** Why these settings leave nothing to check; undefined when there is something. */
  notApplicable?(settings: Settings): string | undefined;
  /** Mends the instance's properties in place and says whether it changed any. */
  remedy?(instance: Instance, settings: Settings): boolean;
}

/** A policy about a single instance: a plain object for `new PolicyPack(name, { policies: [...] })`. */
export interface InstancePolicy<Settings extends object = object, Name extends RabbitmqPolicyName = RabbitmqPolicyName>
  extends ResourceValidationPolicy {
  name: Name;
  /** What the policy was made from; `configurePolicy` makes a variant of it. */
  readonly definition: InstancePolicyDefinition<Settings, Name>;
}

const otherType = `applies to resources of type ${rabbitmqInstanceType} only`;

function validation<Settings extends object>(
  definition: InstancePolicyDefinition<Settings, RabbitmqPolicyName>,
): ResourceValidation {
  // No __pulumiType by which Pulumi would skip other types by itself: it takes one only.
  return (args, reportViolation) => {
    if (!isInstanceType(args.type)) return args.notApplicable(otherType);
    const settings = settingsOf(definition, args.getConfig());
    const reason = definition.notApplicable?.(settings);
    if (reason !== undefined) return args.notApplicable(reason);
    definition.check(toInstance(args), settings, (violation) => reportViolation(violationMessage(violation)));
  };
}

function remediation<Settings extends object>(
  definition: InstancePolicyDefinition<Settings, RabbitmqPolicyName>,
): ResourceRemediation | undefined {
  const { remedy } = definition;
  if (!remedy) return undefined;
  return (args) => {
    if (!isInstanceType(args.type)) return args.notApplicable(otherType);
    const settings = settingsOf(definition, args.getConfig());
    // The very object that came in: a copy would lose the provider's text or store secrets in clear.
    return remedy(toInstance(args), settings) ? args.props : undefined;
  };
}

/** Makes a policy from a rule about a single instance. */
export function instancePolicy<Settings extends object, Name extends RabbitmqPolicyName>(
  definition: InstancePolicyDefinition<Settings, Name>,
): InstancePolicy<Settings, Name> {
  const remediateResource = remediation(definition);
  return {
    ...policyMetadata(definition),
    validateResource: validation(definition),
    ...(remediateResource ? { remediateResource } : {}),
    definition,
  };
}
