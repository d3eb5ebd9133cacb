import type { ApiVersion } from "../../client";
import type { CheckFailure } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { containsUnknown, knownText } from "../../resource/unknown";
import { sameValue } from "../properties/inputValues";
import { type InputName, kindsOfCharacters } from "../properties/instanceProperties";
import { isAmqpEngine, passwordChangeOf } from "../properties/versionRules";
import { instanceFailure } from "./instanceFailure";

/** What the rules of a version are held against. */
interface VersionSubject {
  inputs: Properties;
  version: ApiVersion;
  /** Whether an input is given, known, and not what the old inputs say. */
  isNews: (name: InputName) => boolean;
}

/** The password as API v2 wants it, which also sets those of instances of v1.0. */
function passwordFailures({ inputs, version, isNews }: VersionSubject, isNew: boolean): CheckFailure[] {
  const text = knownText(inputs.password);
  const isSentToV2 = isNew ? version === "v2" : passwordChangeOf(inputs, version) === "reset";
  if (text === undefined || !isSentToV2 || !isNews("password")) return [];
  const isRight = !text.startsWith("-") && kindsOfCharacters(text) >= 3;
  if (isRight) return [];
  return [
    instanceFailure(
      "password",
      "must be 8 to 32 printable characters without spaces, not beginning with a hyphen, from at least three of: lowercase letters, uppercase letters, digits, special characters",
    ),
  ];
}

function userFailures({ inputs, isNews }: VersionSubject): CheckFailure[] {
  const text = knownText(inputs.accessUser);
  if (text === undefined || !isNews("accessUser") || /^[A-Za-z]/.test(text)) return [];
  return [
    instanceFailure("accessUser", "must be 4 to 64 letters, digits, hyphens or underscores and start with a letter"),
  ];
}

function storageFailures({ inputs, version, isNews }: VersionSubject): CheckFailure[] {
  const { storageSpace } = inputs;
  if (typeof storageSpace !== "number" || !isNews("storageSpace")) return [];
  if (version === "v1.0") {
    const rule =
      "must be a whole number of GB from 100 to 90000 (single node: at least 100; cluster: at least 100 for each node)";
    return storageSpace <= 90_000 ? [] : [instanceFailure("storageSpace", rule)];
  }
  return storageSpace % 100 === 0
    ? []
    : [instanceFailure("storageSpace", `is ${storageSpace} GB, but must be a multiple of 100`)];
}

function zoneFailures({ inputs, version, isNews }: VersionSubject): CheckFailure[] {
  const { availabilityZones: zones } = inputs;
  if (version !== "v1.0" || !Array.isArray(zones) || zones.length === 1 || !isNews("availabilityZones")) return [];
  return [instanceFailure("availabilityZones", "must be a list of exactly one availability zone")];
}

/** Products of today do not fix the number of nodes, and their IDs end with their kind. */
function nodeFailures({ inputs }: VersionSubject): CheckFailure[] {
  const productId = knownText(inputs.productId);
  const { brokerNum, product } = inputs;
  if (productId === undefined || product !== undefined) return [];
  if (/\.cluster$/.test(productId) && brokerNum === undefined) {
    return [instanceFailure("brokerNum", "is missing; a cluster needs its number of nodes: 3, 5 or 7")];
  }
  if (/\.single$/.test(productId) && typeof brokerNum === "number" && brokerNum !== 1) {
    return [instanceFailure("brokerNum", `is ${brokerNum}, but product ${productId} is a single node; set it to 1`)];
  }
  return [];
}

/** What the other engine behind the same API lacks. */
function engineFailures({ inputs, version }: VersionSubject): CheckFailure[] {
  const { engineVersion, sslEnable, enablePublicIp, plugins, passwordChange, enableAcl } = inputs;
  if (containsUnknown(engineVersion)) return [];
  if (!isAmqpEngine(engineVersion)) {
    if (version === "v1.0" || enableAcl !== true || engineVersion === undefined) return [];
    return [instanceFailure("enableAcl", "is for engineVersion AMQP-0-9-1 only; leave it out")];
  }
  const lacks = (name: InputName, what: string) =>
    instanceFailure(name, `cannot be set for engineVersion AMQP-0-9-1, which has no ${what}; leave it out`);
  return [
    ...(sslEnable === true ? [lacks("sslEnable", "TLS")] : []),
    ...(enablePublicIp === true ? [lacks("enablePublicIp", "public access")] : []),
    ...(Array.isArray(plugins) && plugins.length > 0 ? [lacks("plugins", "plugins")] : []),
    ...(passwordChange === "reset" ? [lacks("passwordChange", "password that can be reset")] : []),
  ];
}

/**
 * The rules of a version of the API (tables 5-2 and 5-10 for v1.0), which hold for what is new or changed: an instance
 * keeps what it was made with when another version takes it over.
 */
export function versionFailures(inputs: Properties, olds: Properties, version: ApiVersion | undefined): CheckFailure[] {
  if (version === undefined) return [];
  const isNews = (name: InputName) =>
    inputs[name] !== undefined && !containsUnknown(inputs[name]) && !sameValue(name, olds[name], inputs[name]);
  const subject = { inputs, version, isNews };
  const ofBoth = [
    ...passwordFailures(subject, olds.name === undefined),
    ...storageFailures(subject),
    ...zoneFailures(subject),
    ...engineFailures(subject),
  ];
  return version === "v1.0" ? ofBoth : [...ofBoth, ...userFailures(subject), ...nodeFailures(subject)];
}
