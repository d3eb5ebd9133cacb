import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { listText } from "../definition/violation";
import { hoursText, isWithin, minutesIn } from "../hours/dailyHours";
import { dailyHoursList, timeZone, windowTimeZone } from "../settingSchemas";
import { instanceWindow } from "./instanceWindow";
import { firstMisfit, fittingWindows, misfitText } from "./windowFit";

const settings = z.strictObject({
  blackouts: dailyHoursList.describe("hours that the window must not touch; they may cross midnight").default([]),
  timeZone: timeZone.describe("IANA time zone of these hours").default("UTC"),
  windowTimeZone,
});

/** The maintenance time window touches no blackout hours of a time zone, on any day of the coming year. */
export const maintenanceWindowBlackout = instancePolicy({
  name: "rabbitmq-maintenance-window-blackout",
  displayName: "Blackout hours",
  subject: "maintenance window",
  description: "The maintenance time window stays clear of the blackout hours, in summer and in winter time.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps: "Choose a maintenance time window that stays clear of the blackout hours of the policy.",
  settings,
  notApplicable({ blackouts }) {
    return blackouts.length === 0 ? "no blackout hours are configured" : undefined;
  },
  check({ properties }, config, report) {
    const window = instanceWindow(properties);
    const fits = (occurrence: { from: string; to: string }) =>
      !minutesIn(occurrence).some((minute) => config.blackouts.some((hours) => isWithin(minute, hours)));
    const misfit = window && firstMisfit(window, config, fits);
    if (!misfit) return;
    report({
      property: "maintainBegin",
      value: properties.maintainBegin,
      rule: `${misfitText(window, misfit, config)}, which must stay clear of ${listText(config.blackouts.map(hoursText))} ${config.timeZone}`,
      remedy: fittingWindows(config, fits),
    });
  },
});
