import { AuthenticationError } from "../../client";
import { type CheckFailure, onePerProperty } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { asDeclared } from "../properties/declaredRecord";
import { besidesShown } from "./besidesShown";
import { checkAvailabilityZone } from "./checkAvailabilityZone";
import { checkMaintenanceWindow } from "./checkMaintenanceWindow";
import { checkName } from "./checkName";
import { checkProduct } from "./checkProduct";
import { type CheckSubject, checkSubject, type LiveCheckContext } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";
import { type CheckResult, checkInstance } from "./offlineCheck";
import { hasUnresolvedProduct, hasUnresolvedZone, type Resolution, resolveProduct, resolveZone } from "./resolve";

const nothing: Resolution = { resolved: {} };

async function resolvedProduct({ inputs, hasFailed, read }: CheckSubject): Promise<Resolution> {
  if (!hasUnresolvedProduct(inputs) || hasFailed("product") || hasFailed("engineVersion")) return nothing;
  const products = await read((catalogue) => catalogue.products());
  return products ? resolveProduct(inputs, products) : nothing;
}

async function resolvedZone({ inputs, isChanged, read }: CheckSubject): Promise<Resolution> {
  if (!isChanged("availabilityZones")) return nothing;
  const zones = await read((catalogue) => catalogue.zones());
  return zones ? resolveZone(inputs, zones.availabilityZones) : nothing;
}

function problemOf({ problem }: Resolution): CheckFailure[] {
  return problem ? [instanceFailure(problem.property, problem.finding)] : [];
}

/** An unresolved word looks like another zone or product, and would replace an instance that may have that very one. */
function unresolvedFailures({ olds, inputs, isChanged, hasFailed }: CheckSubject): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const cannot = "cannot be looked up without the service, and is changed for an existing instance; write";
  const isMalformed = hasFailed("product") || hasFailed("engineVersion");
  if (hasUnresolvedProduct(inputs) && !isMalformed && olds.productId !== undefined) {
    failures.push(instanceFailure("product", `${cannot} productId instead, or deploy with access to the service`));
  }
  if (hasUnresolvedZone(inputs) && isChanged("availabilityZones") && olds.availabilityZones !== undefined) {
    failures.push(
      instanceFailure("availabilityZones", `${cannot} the zone's ID, or deploy with access to the service`),
    );
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
  oldInputs: Properties,
  news: Properties,
): Promise<CheckResult> {
  const olds = asDeclared(oldInputs);
  const { inputs: declared, failures } = checkInstance(context, olds, news);
  let subject = checkSubject(context, olds, declared, failures);
  const findings: CheckFailure[] = [];
  try {
    const resolutions = await Promise.all([resolvedProduct(subject), resolvedZone(subject)]);
    const inputs = Object.assign({}, declared, ...resolutions.map(({ resolved }) => resolved));
    const [productProblem = [], zoneProblem = []] = resolutions.map(problemOf);
    subject = checkSubject(context, olds, inputs, [...failures, ...productProblem, ...zoneProblem]);
    const rules = [checkName(context, subject), checkProduct(subject)];
    const others = [checkAvailabilityZone(subject), checkMaintenanceWindow(subject)];
    const [name = [], product = [], ...rest] = await Promise.all([...rules, ...others]);
    const found = [...name, ...productProblem, ...product, ...zoneProblem, ...rest.flat()];
    findings.push(...(await besidesShown(found, subject)));
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    findings.push({
      property: "",
      reason: `The inputs could not be compared with what the region offers. ${error.message}`,
    });
  }
  return {
    inputs: subject.inputs,
    failures: onePerProperty([...failures, ...findings, ...unresolvedFailures(subject)]),
  };
}
