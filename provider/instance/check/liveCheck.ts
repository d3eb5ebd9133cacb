import { AuthenticationError } from "../../client";
import { sameValue } from "../properties/normalForm";
import type { Properties } from "../properties/safeProperties";
import { containsUnknown } from "../properties/unknown";
import { checkAvailabilityZone } from "./checkAvailabilityZone";
import { type CheckFailure, checkFailure, onePerProperty } from "./checkFailure";
import { checkMaintenanceWindow } from "./checkMaintenanceWindow";
import { checkName } from "./checkName";
import { checkProduct } from "./checkProduct";
import type { CheckSubject, LiveCheckContext } from "./checkSubject";
import { type CheckResult, checkInstance } from "./offlineCheck";
import { hasUnresolvedProduct, hasUnresolvedZone } from "./words";

function subjectOf(context: LiveCheckContext, olds: Properties, { inputs, failures }: CheckResult): CheckSubject {
  const failed = new Set(failures.map(({ property }) => property.split(".")[0]));
  return {
    olds,
    inputs,
    hasFailed: (name) => failed.has(name),
    isChanged: (name) => {
      if (inputs[name] === undefined || failed.has(name) || containsUnknown(inputs[name])) return false;
      return !sameValue(name, olds[name], inputs[name]);
    },
    read: (select) => context.read(inputs, select),
  };
}

/** Words that nobody could look up never reach an existing instance: they might replace it for a zone it is in. */
function unresolvedFailures({ olds, inputs, isChanged, hasFailed }: CheckSubject): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const cannot = "cannot be looked up without the service, and is changed for an existing instance; write";
  const isMalformed = hasFailed("product") || hasFailed("engineVersion");
  if (hasUnresolvedProduct(inputs) && !isMalformed && olds.productId !== undefined) {
    failures.push(checkFailure("product", `${cannot} productId instead, or deploy with access to the service`));
  }
  if (hasUnresolvedZone(inputs) && isChanged("availabilityZones") && olds.availabilityZones !== undefined) {
    failures.push(checkFailure("availabilityZones", `${cannot} the zone's ID, or deploy with access to the service`));
  }
  return failures;
}

/**
 * Checks inputs as `checkInstance` does, looks up the IDs of a product and a zone in words, and compares what differs
 * from the old inputs with what the region offers. What cannot be read is left to the create call; values that have not
 * changed are never compared, so that a zone sold out later blocks nothing.
 */
export async function checkInstanceLive(
  context: LiveCheckContext,
  olds: Properties,
  news: Properties,
): Promise<CheckResult> {
  const offline = checkInstance(context, olds, news);
  const subject = subjectOf(context, olds, offline);
  const findings: CheckFailure[] = [];
  try {
    const checks = [
      checkName(context, subject),
      checkProduct(subject),
      checkAvailabilityZone(subject),
      checkMaintenanceWindow(subject),
    ];
    findings.push(...(await Promise.all(checks)).flat());
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    findings.push({
      property: "",
      reason: `The inputs could not be compared with what the region offers. ${error.message}`,
    });
  }
  return {
    inputs: offline.inputs,
    failures: onePerProperty([...offline.failures, ...findings, ...unresolvedFailures(subject)]),
  };
}
