import { automaticName } from "../properties/automaticName";
import { windowBegin, windowBegins, windowEnd } from "../properties/maintenanceWindow";
import { normalForm, sameValue } from "../properties/normalForm";
import { hiddenProperties, type InputName, inputNames, inputProperties, isProperty } from "../properties/properties";
import type { Properties } from "../properties/safeProperties";
import { containsUnknown, unknownValue } from "../properties/unknown";
import { type CheckFailure, checkFailure, onePerProperty } from "./checkFailure";
import { inputSchemas } from "./inputSchema";
import { keepResolvedIds } from "./words";

/** What check returns to Pulumi: inputs with defaults in normal form, and every finding. */
export interface CheckResult {
  inputs: Properties;
  failures: CheckFailure[];
}

/** What check knows besides the properties. */
export interface CheckContext {
  /** Region of the configuration; undefined when none is configured. */
  region?: string;
}

/** Whether a program gave a value: `null` and, for IDs, an empty text are Pulumi's and the reference's "none". */
function isGiven(name: InputName, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return value !== "" || (name !== "publicIpId" && name !== "maintainBegin" && name !== "maintainEnd");
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

function unknownNames(news: Properties): CheckFailure[] {
  return Object.keys(news)
    .filter((name) => !name.startsWith("__") && !(name in inputProperties) && news[name] !== undefined)
    .map((name) => {
      if (isProperty(name)) return checkFailure(name, "is set by the cloud; remove it from the arguments");
      const meant = inputNames.find(
        (input) => spelled(input) === spelled(name) || spelled(inputProperties[input].field ?? "") === spelled(name),
      );
      return checkFailure(
        name,
        `is not a property of RabbitmqInstance${meant ? `; did you mean ${meant}?` : "; remove it"}`,
      );
    });
}

/** Only lists and objects may hold an unknown value; any other property is one itself. */
function mayBecomeValid(name: InputName, value: unknown): boolean {
  const { kind } = inputProperties[name];
  return kind === "list" || kind === "object" ? containsUnknown(value) : value === unknownValue;
}

function invalidValues(inputs: Properties): CheckFailure[] {
  return inputNames.flatMap((name) => {
    const value = inputs[name];
    if (value === undefined || mayBecomeValid(name, value)) return [];
    const result = inputSchemas[name].safeParse(value);
    const issue = result.success ? undefined : result.error.issues[0];
    if (!issue) return [];
    if (issue.code === "unrecognized_keys") {
      return [
        checkFailure(`${name}.${issue.keys[0]}`, `is not known; ${name} takes ${knownKeys[name] ?? "other keys"}`),
      ];
    }
    const path = inputProperties[name].kind === "list" ? [name] : [name, ...issue.path];
    return [checkFailure(path.join("."), issue.message)];
  });
}

const knownKeys: Partial<Record<InputName, string>> = {
  product: "type, vcpus, memoryGb and nodes",
  timeouts: "create, update and delete",
};

function missingValues(inputs: Properties, olds: Properties): CheckFailure[] {
  // An import cannot read the password, and `ignoreChanges` then takes away the one that the program sets.
  const isImported = olds.name !== undefined && olds.password === undefined;
  const failures = inputNames
    .filter((name) => "required" in inputProperties[name] && inputs[name] === undefined)
    .filter((name) => name !== "password" || !isImported)
    .map((name) => checkFailure(name, `is missing; set it (${inputProperties[name].description.replace(/\.$/, "")})`));
  if (inputs.name === undefined) failures.push(checkFailure("name", "is missing; set it"));
  if (inputs.productId === undefined && inputs.product === undefined) {
    failures.push(checkFailure("productId", "is missing; set it, or describe the product in words with product"));
  }
  return failures;
}

/** Whether Pulumi itself put the ID beside the words that it was looked up for, as `ignoreChanges` makes it do. */
function isPairOfOlds(olds: Properties, news: Properties): boolean {
  return olds.productId === news.productId && sameValue("product", olds.product, news.product);
}

function contradictions(inputs: Properties, olds: Properties, news: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (isGiven("product", news.product) && isGiven("productId", news.productId) && !isPairOfOlds(olds, news)) {
    failures.push(
      checkFailure(
        "product",
        "says again what productId says; remove one of them, or name both in ignoreChanges if one stands there",
      ),
    );
  }
  const { maintainBegin, maintainEnd, enablePublicIp, publicIpId, product } = inputs;
  if (isWindowTime(maintainBegin) && isWindowTime(maintainEnd) && maintainEnd !== windowEnd(maintainBegin)) {
    failures.push(
      checkFailure("maintainEnd", `must be four hours after maintainBegin: ${windowEnd(maintainBegin)}, or left out`),
    );
  }
  if (enablePublicIp === true && publicIpId === undefined) {
    failures.push(checkFailure("publicIpId", "is missing; it is mandatory while enablePublicIp is true"));
  }
  if (enablePublicIp === false && publicIpId !== undefined) {
    failures.push(checkFailure("publicIpId", "must be left out while enablePublicIp is false"));
  }
  if (enablePublicIp === undefined && publicIpId !== undefined) {
    failures.push(checkFailure("publicIpId", "has no effect without enablePublicIp: true; set that too, or remove it"));
  }
  if (isCluster(product) && product.nodes === undefined) {
    failures.push(checkFailure("product.nodes", "is missing; a cluster needs its number of nodes"));
  }
  return failures;
}

function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== unknownValue;
}

function isWindowTime(value: unknown): value is string {
  return (windowBegins as readonly unknown[]).includes(value);
}

function isCluster(product: unknown): product is { type: "cluster"; nodes?: unknown } {
  return product !== null && typeof product === "object" && "type" in product && product.type === "cluster";
}

/** The inputs a program gave, in normal form; an old value that means the same keeps its old form. */
function normalInputs(olds: Properties, news: Properties): Properties {
  const entries = inputNames
    .filter((name) => isGiven(name, news[name]))
    .map((name) => {
      const value = news[name];
      if (containsUnknown(value)) return [name, value] as const;
      if (olds[name] !== undefined && sameValue(name, olds[name], value)) return [name, olds[name]] as const;
      return [name, inputProperties[name].kind === "list" ? value : normalForm(name, value)] as const;
    });
  return Object.fromEntries(entries);
}

function addDefaults(inputs: Properties, olds: Properties, news: Properties, context: CheckContext): void {
  const urn = news[hiddenProperties.urn];
  if (inputs.name === undefined) {
    const organization = news[hiddenProperties.organization];
    inputs.name =
      olds.name ??
      (isKnownText(urn)
        ? automaticName({ urn, organization: isKnownText(organization) ? organization : undefined })
        : undefined);
  }
  const { maintainBegin, maintainEnd } = inputs;
  if (isWindowTime(maintainBegin)) inputs.maintainEnd ??= windowEnd(maintainBegin);
  if (isWindowTime(maintainEnd)) inputs.maintainBegin ??= windowBegin(maintainEnd);
  // An explicit empty value clears what an earlier run set, and stays so that it is compared no further.
  if (inputs.description === undefined && olds.description !== undefined) inputs.description = "";
  if (inputs.enablePublicIp === undefined && olds.enablePublicIp !== undefined) inputs.enablePublicIp = false;
  if (isKnownText(olds.password) && isKnownText(inputs.password) && olds.password !== inputs.password) {
    inputs[hiddenProperties.passwordRedeclared] = true;
  }
  const declared = (["region", "projectId"] as const).filter((name) => inputs[name] !== undefined);
  if (declared.length > 0) inputs[hiddenProperties.declaredLocation] = declared;
  inputs.region ??= olds.region ?? context.region;
}

function regionFailures(inputs: Properties, context: CheckContext): CheckFailure[] {
  if (inputs.region === undefined) {
    return [
      checkFailure(
        "region",
        "is missing; set it here, with `pulumi config set huaweicloud:region <region>` or HW_REGION_NAME",
      ),
    ];
  }
  if (typeof inputs.region !== "string") return [];
  const declared = inputs[hiddenProperties.declaredLocation] as string[] | undefined;
  if (declared?.includes("region") || !context.region || inputs.region === context.region) return [];
  return [
    checkFailure(
      "region",
      `is ${inputs.region} in the state, but the configuration says ${context.region}; nothing was touched. Point the configuration back to ${inputs.region}, or set the property region to say which one is meant`,
    ),
  ];
}

/**
 * Fills in defaults, brings the inputs into normal form and validates them offline; unknown values pass. It reports
 * every finding at once, one for each property, and never throws.
 */
export function checkInstance(context: CheckContext, olds: Properties, news: Properties): CheckResult {
  const inputs = normalInputs(olds, news);
  addDefaults(inputs, olds, news, context);
  keepResolvedIds(inputs, olds);
  for (const hidden of [hiddenProperties.urn, hiddenProperties.organization, hiddenProperties.secretInputs]) {
    if (news[hidden] !== undefined) inputs[hidden] = news[hidden];
  }
  const findings = [
    ...unknownNames(news),
    ...invalidValues(inputs),
    ...missingValues(inputs, olds),
    ...contradictions(inputs, olds, news),
    ...regionFailures(inputs, context),
  ];
  return { inputs, failures: onePerProperty(findings) };
}
