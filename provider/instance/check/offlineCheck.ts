import { type ApiVersion, instanceFieldNames, windowBegin, windowBegins, windowEnd } from "../../client";
import { type CheckFailure, onePerProperty } from "../../resource/checkFailure";
import type { PropertyDescription } from "../../resource/declaration";
import type { Properties } from "../../resource/properties";
import { propertySchema } from "../../resource/propertySchema";
import { urnOf } from "../../resource/resourceUrn";
import { containsUnknown, knownText, unknownValue } from "../../resource/unknown";
import { asDeclared } from "../properties/declaredRecord";
import { normalForm, sameValue } from "../properties/inputValues";
import {
  hiddenProperties,
  type InputName,
  inputNames,
  inputProperties,
  isInputName,
  isProperty,
} from "../properties/instanceProperties";
import { isAmqpEngine } from "../properties/versionRules";
import { versionFailures } from "./checkVersion";
import { instanceFailure } from "./instanceFailure";
import { keepResolvedIds } from "./resolve";
import { instanceNameOf } from "./stackNames";
import { type VersionOfInputs, type VersionSetting, versionInput, versionOfInputs } from "./versionOfInputs";

/** What check returns to Pulumi: inputs with defaults in normal form, and every finding. */
export interface CheckResult {
  inputs: Properties;
  failures: CheckFailure[];
}

/** What the offline rules find. */
export interface OfflineResult extends CheckResult {
  /** Which version of the API is to manage the instance. */
  ruling: VersionOfInputs;
}

/** What check knows besides the properties. */
export interface CheckContext extends VersionSetting {
  /** Tags that instances of API v2 get beside their own. */
  defaultTags?: Readonly<Record<string, string>> | undefined;
  /** Region of the configuration; undefined when none is configured. */
  region?: string | undefined;
}

const descriptionOf = (name: InputName): PropertyDescription => inputProperties[name];

const schemas = new Map(inputNames.map((name) => [name, propertySchema(inputProperties[name])]));

/** Whether a program gave a value: `null` and, for IDs, an empty text are Pulumi's and the reference's "none". */
function isGiven(name: InputName, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return value !== "" || (name !== "publicIpId" && name !== "maintainBegin" && name !== "maintainEnd");
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

/** The input that somebody meant who wrote its name in another case, or as the API does. */
function inputMeantBy(name: string): InputName | undefined {
  return inputNames.find((input) =>
    [input, instanceFieldNames[input] ?? ""].some((known) => spelled(known) === spelled(name)),
  );
}

/** Whether somebody asks for an instance that is paid for by the month or the year. */
const isOfBilling = (name: string): boolean => ["chargingmode", "bssparam", "periodtype"].includes(spelled(name));

function unknownNames(news: Properties): CheckFailure[] {
  return Object.keys(news)
    .filter((name) => !name.startsWith("__") && !isInputName(name) && news[name] !== undefined)
    .map((name) => {
      if (isOfBilling(name))
        return instanceFailure(name, "cannot be set: only pay-per-use instances are made; remove it");
      if (isProperty(name)) return instanceFailure(name, "is set by the cloud; remove it from the arguments");
      const meant = inputMeantBy(name);
      const advice = meant ? `; did you mean ${meant}?` : "; remove it";
      return instanceFailure(name, `is not a property of RabbitmqInstance${advice}`);
    });
}

/** Only lists and objects may hold an unknown value; any other property is one itself. */
function mayBecomeValid({ kind }: PropertyDescription, value: unknown): boolean {
  return kind === "list" || kind === "map" || kind === "object" ? containsUnknown(value) : value === unknownValue;
}

/** "a, b and c" */
function listed(names: readonly string[]): string {
  return names.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function invalidValue(name: InputName, value: unknown): CheckFailure[] {
  const property = descriptionOf(name);
  if (value === undefined || mayBecomeValid(property, value)) return [];
  const [issue] = schemas.get(name)?.safeParse(value).error?.issues ?? [];
  if (!issue) return [];
  if (issue.code === "unrecognized_keys" && property.kind === "object") {
    const known = listed(Object.keys(property.fields ?? {}));
    return [instanceFailure(`${name}.${issue.keys[0]}`, `is not known; ${name} takes ${known}`)];
  }
  const path = property.kind === "list" ? [name] : [name, ...issue.path];
  return [instanceFailure(path.join("."), issue.message)];
}

/** Whether a program must set an input: the other engine behind API v2 is made without a user. */
export function isRequired(name: InputName, { engineVersion }: Properties): boolean {
  const isCredential = name === "accessUser" || name === "password";
  return isCredential
    ? !isAmqpEngine(engineVersion) && engineVersion !== unknownValue
    : Boolean(descriptionOf(name).required);
}

function missingValues(inputs: Properties, olds: Properties): CheckFailure[] {
  // An import cannot read the password, and `ignoreChanges` then takes away the one that the program sets.
  const isImported = olds.name !== undefined && olds.password === undefined;
  const failures = inputNames
    .filter((name) => isRequired(name, inputs) && inputs[name] === undefined)
    .filter((name) => name !== "password" || !isImported)
    .map((name) => {
      const what = descriptionOf(name).description.replace(/\.$/, "");
      return instanceFailure(name, `is missing; set it (${what})`);
    });
  if (inputs.name === undefined) failures.push(instanceFailure("name", "is missing; set it"));
  if (inputs.productId === undefined && inputs.product === undefined) {
    failures.push(instanceFailure("productId", "is missing; set it, or describe the product in words with product"));
  }
  return failures;
}

/** Whether the ID stands beside the words that it was looked up for because `ignoreChanges` made Pulumi put it back. */
function isPairOfOlds(olds: Properties, news: Properties): boolean {
  return olds.productId === news.productId && sameValue("product", olds.product, news.product);
}

/** Beside changed words the very ID of the old ones is not the program's, but what `ignoreChanges` keeps. */
function doubleProduct(olds: Properties, { productId }: Properties): string {
  return olds.product !== undefined && olds.productId === productId
    ? `describes another product, while ignoreChanges keeps productId at ${productId}; take productId out of ignoreChanges, or name product there too`
    : "says again what productId says; remove one of them, or name both in ignoreChanges if one stands there";
}

/** Whether the number of nodes stands beside the words that it was taken from because `ignoreChanges` put it back. */
function isOtherNumber({ brokerNum, product }: Properties): boolean {
  if (typeof brokerNum !== "number" || typeof product !== "object" || product === null) return false;
  const nodes = "nodes" in product ? product.nodes : undefined;
  return typeof nodes === "number" && nodes !== brokerNum;
}

function productContradictions({ product }: Properties, olds: Properties, news: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (isGiven("product", news.product) && isGiven("productId", news.productId) && !isPairOfOlds(olds, news)) {
    failures.push(instanceFailure("product", doubleProduct(olds, news)));
  }
  if (isOtherNumber(news) && olds.brokerNum !== news.brokerNum) {
    const { nodes } = news.product as { nodes: number };
    failures.push(
      instanceFailure(
        "brokerNum",
        `is ${news.brokerNum}, but product.nodes is ${nodes}; both mean the number of nodes, so remove one`,
      ),
    );
  }
  if (isCluster(product) && product.nodes === undefined && news.brokerNum === undefined) {
    failures.push(instanceFailure("product.nodes", "is missing; a cluster needs its number of nodes"));
  }
  return failures;
}

function windowContradictions({ maintainBegin, maintainEnd }: Properties): CheckFailure[] {
  if (!isWindowTime(maintainBegin) || !isWindowTime(maintainEnd)) return [];
  const end = windowEnd(maintainBegin);
  if (maintainEnd === end) return [];
  return [instanceFailure("maintainEnd", `must be four hours after maintainBegin: ${end}, or left out`)];
}

function publicAccessContradictions({ enablePublicIp, publicIpId }: Properties): CheckFailure[] {
  if (enablePublicIp === true) {
    if (publicIpId !== undefined) return [];
    return [instanceFailure("publicIpId", "is missing; it is mandatory while enablePublicIp is true")];
  }
  if (publicIpId === undefined) return [];
  if (enablePublicIp === false) {
    return [instanceFailure("publicIpId", "must be left out while enablePublicIp is false")];
  }
  return enablePublicIp === undefined
    ? [instanceFailure("publicIpId", "has no effect without enablePublicIp: true; set that too, or remove it")]
    : [];
}

function isWindowTime(value: unknown): value is string {
  return windowBegins.some((begin) => begin === value);
}

function isCluster(product: unknown): product is { type: "cluster"; nodes?: unknown } {
  return product !== null && typeof product === "object" && "type" in product && product.type === "cluster";
}

/** The inputs a program gave, in normal form; an old value that means the same keeps its old form. */
function givenInputs(olds: Properties, news: Properties): Properties {
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

function automaticNameFor(olds: Properties, news: Properties): Properties {
  if (olds.name !== undefined) return { name: olds.name };
  const urn = urnOf(news);
  if (urn === "") return {};
  return { name: instanceNameOf({ urn, organization: knownText(news[hiddenProperties.organization]) }) };
}

function wholeWindow({ maintainBegin, maintainEnd }: Properties): Properties {
  if (isWindowTime(maintainBegin) && maintainEnd === undefined) return { maintainEnd: windowEnd(maintainBegin) };
  if (isWindowTime(maintainEnd) && maintainBegin === undefined) return { maintainBegin: windowBegin(maintainEnd) };
  return {};
}

/** An explicit empty value clears what an earlier run set, and is repeated on later runs, so that they find no difference. */
function clearedValues(inputs: Properties, olds: Properties): Properties {
  const isDropped = (name: InputName) => inputs[name] === undefined && olds[name] !== undefined;
  return {
    ...(isDropped("description") ? { description: "" } : {}),
    ...(isDropped("enablePublicIp") ? { enablePublicIp: false } : {}),
    ...(isDropped("enableAcl") ? { enableAcl: false } : {}),
    ...(isDropped("tags") ? { tags: {} } : {}),
  };
}

/** Notes that the program changed the password, in case the outputs that diff is given hold none. */
function redeclaredPassword(inputs: Properties, olds: Properties): Properties {
  const [before, after] = [knownText(olds.password), knownText(inputs.password)];
  const isOther = before !== undefined && after !== undefined && before !== after;
  return isOther ? { [hiddenProperties.passwordRedeclared]: true } : {};
}

function location(inputs: Properties, olds: Properties, context: CheckContext): Properties {
  const declared = (["region", "projectId"] as const).filter((name) => inputs[name] !== undefined);
  const region = inputs.region ?? olds.region ?? context.region;
  return {
    ...(declared.length > 0 ? { [hiddenProperties.declaredLocation]: declared } : {}),
    ...(region === undefined ? {} : { region }),
  };
}

function hiddenInputs(olds: Properties, news: Properties): Properties {
  const { urn, secretInputs, organization } = hiddenProperties;
  return defined({
    [urn]: news[urn],
    [secretInputs]: news[secretInputs],
    // Only an automatic name needs it; states of version 0.1.0 keep it, since its end would show in a preview.
    [organization]: olds[organization],
  });
}

function defined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

function withDefaults(inputs: Properties, olds: Properties, news: Properties, context: CheckContext): Properties {
  return {
    ...(inputs.name === undefined ? automaticNameFor(olds, news) : {}),
    ...inputs,
    ...wholeWindow(inputs),
    ...clearedValues(inputs, olds),
    ...redeclaredPassword(inputs, olds),
    ...location(inputs, olds, context),
    ...hiddenInputs(olds, news),
  };
}

function regionFailures(inputs: Properties, { region: configured }: CheckContext): CheckFailure[] {
  const { region } = inputs;
  if (region === undefined) {
    return [
      instanceFailure(
        "region",
        "is missing; set it here, with `pulumi config set huaweicloud:region <region>` or HW_REGION_NAME",
      ),
    ];
  }
  const declared = inputs[hiddenProperties.declaredLocation];
  const isDeclared = Array.isArray(declared) && declared.includes("region");
  if (typeof region !== "string" || isDeclared || !configured || region === configured) return [];
  return [
    instanceFailure(
      "region",
      `is ${region} in the state, but the configuration says ${configured}; nothing was touched. Point the configuration back to ${region}, or set the property region to say which one is meant`,
    ),
  ];
}

/**
 * Fills in defaults, brings the inputs into normal form and validates them offline; unknown values pass. It reports
 * every finding at once, one for each property, and never throws.
 */
export function checkInstance(context: CheckContext, oldInputs: Properties, news: Properties): OfflineResult {
  // What a refresh has found is not what the program said before.
  const olds = asDeclared(oldInputs);
  const given = keepResolvedIds(withDefaults(givenInputs(olds, news), olds, news, context), olds);
  const ruling = versionOfInputs(context, olds, given);
  const inputs = withVersion(context, { olds, inputs: given, version: ruling.version });
  const findings = [
    ...unknownNames(news),
    ...inputNames.flatMap((name) => invalidValue(name, inputs[name])),
    ...missingValues(inputs, olds),
    ...productContradictions(inputs, olds, news),
    ...windowContradictions(inputs),
    ...publicAccessContradictions(inputs),
    ...regionFailures(inputs, context),
    ...ruling.failures,
    ...versionFailures(inputs, olds, ruling.version),
  ];
  return { inputs, failures: onePerProperty(findings), ruling };
}

/** Inputs that name the version of the API, with the tags that those of v2 get. */
export function withVersion(
  { defaultTags = {} }: CheckContext,
  { olds, inputs, version }: { olds: Properties; inputs: Properties; version: ApiVersion | undefined },
): Properties {
  const { tags } = inputs;
  const hasDefaults = version === "v2" && Object.keys(defaultTags).length > 0 && tags !== unknownValue;
  const merged = hasDefaults ? normalForm("tags", Object.assign({}, defaultTags, tags)) : undefined;
  return { ...inputs, ...(merged === undefined ? {} : { tags: merged }), ...versionInput(olds, version) };
}
