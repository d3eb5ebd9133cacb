import { z } from "zod";
import { windowBegins, windowEnd } from "../../../provider/client/dms/maintenanceWindow";
import { instancePolicy } from "../definition/instancePolicy";
import { defaultWindowBegin, instanceWindow, windowFrom } from "./instanceWindow";

const settings = z.strictObject({
  begin: z
    .enum(windowBegins, { error: `must be the start of a supported window: ${windowBegins.join(", ")}` })
    .describe("start of the window that the remediation sets")
    .default(defaultWindowBegin),
});

/** The program sets the maintenance time window itself. The remediation sets a missing one. */
export const maintenanceWindowSet = instancePolicy({
  name: "rabbitmq-maintenance-window-set",
  displayName: "Maintenance window set",
  subject: "maintenance window",
  description: "The maintenance time window of a RabbitMQ instance is set in the program.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set maintainBegin and maintainEnd to one of the six supported windows. With the enforcement level " +
    '"remediate" the policy sets a missing window itself.',
  settings,
  check({ properties }, { begin }, report) {
    const { maintainBegin, maintainEnd } = properties;
    if (maintainBegin && maintainEnd) return;
    report({
      property: maintainBegin ? "maintainEnd" : "maintainBegin",
      value: undefined,
      rule: "the maintenance time window must be set in the program",
      remedy: `Set maintainBegin and maintainEnd, for example to "${begin}" and "${windowEnd(begin)}"`,
    });
  },
  remedy({ properties }, { begin }) {
    const { maintainBegin, maintainEnd } = properties;
    if (maintainBegin && maintainEnd) return false;
    const window = maintainBegin || maintainEnd ? instanceWindow(properties) : windowFrom(begin);
    if (!window) return false;
    properties.maintainBegin = maintainBegin || window.from;
    properties.maintainEnd = maintainEnd || window.to;
    return true;
  },
});
