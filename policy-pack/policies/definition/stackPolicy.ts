import type { StackValidation, StackValidationPolicy } from "@pulumi/policy";
import type { z } from "zod";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";
import { type Instance, toInstance } from "./instance";
import { type PolicyDefinition, policyMetadata } from "./policyDefinition";
import { readSettings, type SettingsSchema } from "./settings";
import { type Violation, violationMessage } from "./violation";

/** A rule about all instances of a stack together, or about what only outputs tell. */
export interface StackPolicyDefinition<Schema extends SettingsSchema> extends PolicyDefinition<Schema> {
  /** Reports each violation, on the row of an instance or, without one, on that of the stack. */
  checkAll(
    instances: readonly Instance[],
    settings: z.output<Schema>,
    report: (violation: Violation, instance?: Instance) => void,
  ): void;
}

/** A policy about a stack: a plain object for `new PolicyPack(name, { policies: [...] })`. */
export interface StackPolicy<Schema extends SettingsSchema = SettingsSchema> extends StackValidationPolicy {
  /** What the policy was made from; `configurePolicy` makes a variant of it. */
  readonly definition: StackPolicyDefinition<Schema>;
}

/** Makes a policy from a rule about a stack. */
export function stackPolicy<Schema extends SettingsSchema>(
  definition: StackPolicyDefinition<Schema>,
): StackPolicy<Schema> {
  const validateStack: StackValidation = (args, reportViolation) => {
    const resources = args.resources.filter(({ type }) => type === rabbitmqInstanceType);
    if (resources.length === 0) return args.notApplicable("there is no RabbitMQ instance in the stack");
    const settings = readSettings(definition.name, definition.settings, args.getConfig());
    definition.checkAll(resources.map(toInstance), settings, (violation, instance) =>
      reportViolation(violationMessage(violation), instance?.urn),
    );
  };
  return { ...policyMetadata(definition), validateStack, definition };
}
