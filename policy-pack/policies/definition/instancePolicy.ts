import type { ResourceRemediation, ResourceValidation, ResourceValidationPolicy } from "@pulumi/policy";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";
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

// Lets Pulumi skip resources of other types before it unpacks their properties.
const ofInstanceType = { __pulumiType: rabbitmqInstanceType };

function validation<Settings extends object>(
  definition: InstancePolicyDefinition<Settings, RabbitmqPolicyName>,
): ResourceValidation {
  const validate: ResourceValidation = (args, reportViolation) => {
    if (args.type !== rabbitmqInstanceType) return args.notApplicable(otherType);
    const settings = settingsOf(definition, args.getConfig());
    const reason = definition.notApplicable?.(settings);
    if (reason !== undefined) return args.notApplicable(reason);
    definition.check(toInstance(args), settings, (violation) => reportViolation(violationMessage(violation)));
  };
  return Object.assign(validate, ofInstanceType);
}

function remediation<Settings extends object>(
  definition: InstancePolicyDefinition<Settings, RabbitmqPolicyName>,
): ResourceRemediation | undefined {
  const { remedy } = definition;
  if (!remedy) return undefined;
  const remediate: ResourceRemediation = (args) => {
    if (args.type !== rabbitmqInstanceType) return args.notApplicable(otherType);
    const settings = settingsOf(definition, args.getConfig());
    // The very object that came in: a copy would lose the provider's text or store secrets in clear.
    return remedy(toInstance(args), settings) ? args.props : undefined;
  };
  return Object.assign(remediate, ofInstanceType);
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
