import { z } from "zod";
import { normalizeWindowTime, windowBegins, windowEnd } from "../../../provider/client/dms/maintenanceWindow";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { listText } from "../definition/violation";
import { hoursText } from "../hours/dailyHours";
import { isSupported, windowFrom } from "./instanceWindow";

const beginRule = { error: `must be the start of a supported window: ${windowBegins.join(", ")}` };

const settings = z.strictObject({
  begins: z
    .array(z.enum(windowBegins, beginRule), { error: "must be a list of window starts" })
    .min(1, { error: "must hold at least one window start" })
    .describe("starts of the windows that may be chosen")
    .default([...windowBegins]),
});

/** A window that is set is one of the six that the service offers (table 5-2). */
export const maintenanceWindowSupported = instancePolicy({
  name: "rabbitmq-maintenance-window-supported",
  displayName: "Supported maintenance window",
  subject: "maintenance window",
  description: "A maintenance time window that is set is one of the supported pairs of start and end.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set maintainBegin to 22:00, 02:00, 06:00, 10:00, 14:00 or 18:00 and maintainEnd to the time four hours later, or " +
    "leave both out.",
  settings,
  check({ properties }, { begins }, report) {
    const { maintainBegin, maintainEnd } = properties;
    const windows = listText(begins.map((begin) => hoursText(windowFrom(begin))));
    const from = maintainBegin ? normalizeWindowTime(textOf(maintainBegin)) : undefined;
    if (from !== undefined && !begins.some((begin) => begin === from)) {
      report({
        property: "maintainBegin",
        value: maintainBegin,
        rule: `a window must be one of ${windows}`,
        remedy: "Set maintainBegin and maintainEnd to one of them",
      });
      return;
    }
    if (!from && !maintainEnd) return;
    const to = normalizeWindowTime(textOf(maintainEnd));
    if (from && isSupported({ from, to })) return;
    report({
      property: from ? "maintainEnd" : "maintainBegin",
      value: from ? maintainEnd : maintainBegin,
      rule: `a window must be one of ${windows}`,
      remedy: from ? `Set maintainEnd to "${windowEnd(from)}"` : "Set both ends of the window, or none",
    });
  },
});
