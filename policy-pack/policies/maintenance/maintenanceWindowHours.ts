import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { listText } from "../definition/violation";
import { hoursText, isWithin, minutesIn } from "../hours/dailyHours";
import { dailyHoursList, timeZone, windowTimeZone } from "../settingSchemas";
import { instanceWindow } from "./instanceWindow";
import { firstMisfit, fittingWindows, misfitText } from "./windowFit";

const settings = z.strictObject({
  allowed: dailyHoursList
    .min(1, { error: "must hold at least one pair of hours" })
    .describe("hours in which the whole window must lie; they may cross midnight")
    .default([{ from: "22:00", to: "06:00" }]),
  timeZone: timeZone.describe("IANA time zone of these hours").default("UTC"),
  windowTimeZone,
});

/** The maintenance time window lies in the allowed hours of a time zone, on every day of the coming year. */
export const maintenanceWindowHours = instancePolicy({
  name: "rabbitmq-maintenance-window-hours",
  displayName: "Maintenance hours",
  subject: "maintenance window",
  description: "The maintenance time window lies within the allowed hours, in summer and in winter time.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Choose a maintenance time window that lies within the allowed hours of the policy.",
  settings,
  check({ properties }, config, report) {
    const window = instanceWindow(properties);
    const fits = (occurrence: { from: string; to: string }) =>
      minutesIn(occurrence).every((minute) => config.allowed.some((hours) => isWithin(minute, hours)));
    const misfit = window && firstMisfit(window, config, fits);
    if (!misfit) return;
    report({
      property: "maintainBegin",
      value: properties.maintainBegin,
      rule: `${misfitText(window, misfit, config)}, which must lie within ${listText(config.allowed.map(hoursText))} ${config.timeZone}`,
      remedy: fittingWindows(config, fits),
    });
  },
});
