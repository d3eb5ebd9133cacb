import { z } from "zod";
import type { Instance } from "../definition/instance";
import { stackPolicy } from "../definition/stackPolicy";
import { runEach } from "../definition/unknownValues";
import { listText } from "../definition/violation";
import { hoursText } from "../hours/dailyHours";
import { wholeNumber } from "../settingSchemas";
import { instanceWindow } from "./instanceWindow";

const settings = z.strictObject({
  maximum: wholeNumber({ minimum: 1, maximum: 1000 })
    .describe("instances of one stack that may share a window")
    .default(2),
});

/** The instances of a stack are not all maintained at once. */
export const maintenanceWindowSpread = stackPolicy({
  name: "rabbitmq-maintenance-window-spread",
  displayName: "Spread maintenance windows",
  subject: "maintenance window",
  description: "The RabbitMQ instances of a stack are spread over several maintenance time windows.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Give some of the instances another maintenance time window.",
  settings,
  checkAll(instances, { maximum }, report) {
    const byWindow = new Map<string, Instance[]>();
    const collect = (instance: Instance) => () => {
      const window = instanceWindow(instance.properties);
      if (!window) return;
      const text = hoursText(window);
      const sharing = byWindow.get(text);
      if (sharing) sharing.push(instance);
      else byWindow.set(text, [instance]);
    };
    const judge = () => {
      for (const [window, sharing] of byWindow) {
        const names = listText(sharing.map(({ logicalName }) => logicalName));
        for (const instance of sharing.slice(maximum)) {
          const violation = {
            property: "maintainBegin",
            value: instance.properties.maintainBegin,
            rule: `${sharing.length} instances of the stack (${names}) share the window ${window}, and at most ${maximum} may`,
            remedy: "Set maintainBegin and maintainEnd of this instance to another window",
          };
          report(violation, instance);
        }
      }
    };
    runEach([...instances.map(collect), judge]);
  },
});
