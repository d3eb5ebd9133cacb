import { type ApiVersion, ApiVersionUnknownError, AuthenticationError } from "../../client";
import { type CheckFailure, onePerProperty } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { asDeclared } from "../properties/declaredRecord";
import { besidesShown } from "./besidesShown";
import { checkAvailabilityZone } from "./checkAvailabilityZone";
import { checkMaintenanceWindow } from "./checkMaintenanceWindow";
import { checkName } from "./checkName";
import { checkProduct } from "./checkProduct";
import { type CheckSubject, checkSubject, type LiveCheckContext } from "./checkSubject";
import { versionFailures } from "./checkVersion";
import { instanceFailure } from "./instanceFailure";
import { type CheckResult, checkInstance, type OfflineResult, withVersion } from "./offlineCheck";
import { hasUnresolvedProduct, hasUnresolvedZone, type Resolution, resolveProduct, resolveZones } from "./resolve";
import type { VersionOfInputs } from "./versionOfInputs";

/** What check finds with the service. */
export interface LiveResult extends CheckResult {
  /** Which version of the API is to manage the instance. */
  ruling: VersionOfInputs;
}

const nothing: Resolution = { resolved: {} };

async function resolvedProduct(
  { inputs, hasFailed, read }: CheckSubject,
  version: ApiVersion | undefined,
): Promise<Resolution> {
  if (version === undefined || !hasUnresolvedProduct(inputs) || hasFailed("product") || hasFailed("engineVersion"))
    return nothing;
  const products = await read((catalogue) => catalogue.products());
  return products ? resolveProduct(inputs, products, version) : nothing;
}

async function resolvedZone({ inputs, isChanged, read }: CheckSubject): Promise<Resolution> {
  if (!isChanged("availabilityZones")) return nothing;
  const zones = await read((catalogue) => catalogue.zones());
  return zones ? resolveZones(inputs, zones.availabilityZones) : nothing;
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

/** What the offline rules found, once the region has told its version where setting and inputs leave that open. */
async function ruled(context: LiveCheckContext, olds: Properties, offline: OfflineResult): Promise<OfflineResult> {
  if (offline.ruling.isOpen !== true) return offline;
  const version = await context.servedVersion(offline.inputs);
  if (version === undefined) return { ...offline, ruling: { reason: "the region cannot be asked", failures: [] } };
  const inputs = withVersion(context, { olds, inputs: offline.inputs, version });
  const failures = [...offline.failures, ...versionFailures(inputs, olds, version)];
  return { inputs, failures, ruling: { version, reason: "the region serves it", failures: [] } };
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
): Promise<LiveResult> {
  const olds = asDeclared(oldInputs);
  let offline = checkInstance(context, olds, news);
  let subject = checkSubject(context, olds, offline.inputs, offline.failures);
  const findings: CheckFailure[] = [];
  try {
    offline = await ruled(context, olds, offline);
    const { inputs: declared, failures, ruling } = offline;
    subject = checkSubject(context, olds, declared, failures);
    const resolutions = await Promise.all([resolvedProduct(subject, ruling.version), resolvedZone(subject)]);
    const inputs = Object.assign({}, declared, ...resolutions.map(({ resolved }) => resolved));
    const [productProblem = [], zoneProblem = []] = resolutions.map(problemOf);
    subject = checkSubject(context, olds, inputs, [...failures, ...productProblem, ...zoneProblem]);
    const isOfKnownVersion = ruling.version !== undefined;
    const rules = [checkName(context, subject), isOfKnownVersion ? checkProduct(subject) : []];
    const others = [checkAvailabilityZone(subject), checkMaintenanceWindow(subject)];
    const [name = [], product = [], ...rest] = await Promise.all([...rules, ...others]);
    const found = [...name, ...productProblem, ...product, ...zoneProblem, ...rest.flat()];
    findings.push(...(await besidesShown(found, subject)));
  } catch (error) {
    const isUnknownVersion = error instanceof ApiVersionUnknownError;
    if (!(error instanceof AuthenticationError) && !isUnknownVersion) throw error;
    const what = isUnknownVersion ? "" : "The inputs could not be compared with what the region offers. ";
    findings.push({ property: "", reason: `${what}${error.message}` });
  }
  const { failures, ruling } = offline;
  return {
    inputs: subject.inputs,
    failures: onePerProperty([...failures, ...findings, ...unresolvedFailures(subject)]),
    ruling,
  };
}
