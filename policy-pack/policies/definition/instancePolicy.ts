import type { ResourceRemediation, ResourceValidation, ResourceValidationPolicy } from "@pulumi/policy";
import type { z } from "zod";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";
import { type Instance, toInstance } from "./instance";
import { type PolicyDefinition, policyMetadata } from "./policyDefinition";
import { readSettings, type SettingsSchema } from "./settings";
import { type Violation, violationMessage } from "./violation";

/** A rule about a single instance. */
export interface InstancePolicyDefinition<Schema extends SettingsSchema> extends PolicyDefinition<Schema> {
  /** Reports each violation of one instance. Reading an unknown property throws, and makes the policy advisory. */
  check(instance: Instance, settings: z.output<Schema>, report: (violation: Violation) => void): void;
  /** Why these settings leave nothing to check; undefined when there is something. */
  notApplicable?(settings: z.output<Schema>): string | undefined;
  /** Mends the instance's properties in place and says whether it changed any. */
  remedy?(instance: Instance, settings: z.output<Schema>): boolean;
}

/** A policy about a single instance: a plain object for `new PolicyPack(name, { policies: [...] })`. */
export interface InstancePolicy<Schema extends SettingsSchema = SettingsSchema> extends ResourceValidationPolicy {
  /** What the policy was made from; `configurePolicy` makes a variant of it. */
  readonly definition: InstancePolicyDefinition<Schema>;
}

const otherType = `applies to resources of type ${rabbitmqInstanceType} only`;

// Lets Pulumi skip resources of other types before it unpacks their properties.
const ofInstanceType = { __pulumiType: rabbitmqInstanceType };

function validation<Schema extends SettingsSchema>(definition: InstancePolicyDefinition<Schema>): ResourceValidation {
  const validate: ResourceValidation = (args, reportViolation) => {
    if (args.type !== rabbitmqInstanceType) return args.notApplicable(otherType);
    const settings = readSettings(definition.name, definition.settings, args.getConfig());
    const reason = definition.notApplicable?.(settings);
    if (reason !== undefined) return args.notApplicable(reason);
    definition.check(toInstance(args), settings, (violation) => reportViolation(violationMessage(violation)));
  };
  return Object.assign(validate, ofInstanceType);
}

function remediation<Schema extends SettingsSchema>(
  definition: InstancePolicyDefinition<Schema>,
): ResourceRemediation | undefined {
  const { remedy } = definition;
  if (!remedy) return undefined;
  const remediate: ResourceRemediation = (args) => {
    if (args.type !== rabbitmqInstanceType) return args.notApplicable(otherType);
    const settings = readSettings(definition.name, definition.settings, args.getConfig());
    // The very object that came in: a copy would lose the provider's text or store secrets in clear.
    return remedy(toInstance(args), settings) ? args.props : undefined;
  };
  return Object.assign(remediate, ofInstanceType);
}

/** Makes a policy from a rule about a single instance. */
export function instancePolicy<Schema extends SettingsSchema>(
  definition: InstancePolicyDefinition<Schema>,
): InstancePolicy<Schema> {
  const remediateResource = remediation(definition);
  return {
    ...policyMetadata(definition),
    validateResource: validation(definition),
    ...(remediateResource ? { remediateResource } : {}),
    definition,
  };
}
