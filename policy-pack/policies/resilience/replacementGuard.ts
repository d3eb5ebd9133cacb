import { z } from "zod";
import type { InstanceProperties } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { runEach } from "../definition/unknownValues";
import { matchesAny } from "../namePatterns";
import { stackNames } from "../settingSchemas";

const settings = z.strictObject({ stacks: stackNames });

const guarded = [
  {
    property: "passwordChange",
    what: "password",
    remedy: 'Leave passwordChange out, or set it to "reset" or "record"',
  },
  { property: "resize", what: "size", remedy: 'Leave resize out, or set it to "extend"' },
] as const satisfies { property: keyof InstanceProperties; what: string; remedy: string }[];

/** In chosen stacks no change of the password or the size replaces an instance. */
export const replacementGuard = instancePolicy({
  name: "rabbitmq-replacement-guard",
  displayName: "Replacement guard",
  subject: "resilience",
  description: "In chosen stacks neither a changed password nor a changed size replaces a RabbitMQ instance.",
  severity: "critical",
  enforcementLevel: "mandatory",
  remediationSteps: 'Set passwordChange to "refuse", "reset" or "record", and resize to "refuse" or "extend".',
  settings,
  check({ stack, properties }, { stacks }, report) {
    if (!matchesAny(stacks, stack)) return;
    const judge =
      ({ property, what, remedy }: (typeof guarded)[number]) =>
      () => {
        if (properties[property] !== "replace") return;
        const rule = `in stack ${stack} a changed ${what} must not replace an instance and lose its messages`;
        report({ property, value: "replace", rule, remedy });
      };
    runEach(guarded.map(judge));
  },
});
