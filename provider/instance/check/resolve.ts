import { findProduct, ProductSearchError, type ProductWords } from "../../catalogue/productSearch";
import { describeZones, zoneByWord } from "../../catalogue/zoneSearch";
import type { AvailabilityZone, OfferedProduct } from "../../client";
import type { Properties } from "../../resource/properties";
import { containsUnknown, knownText, unknownValue } from "../../resource/unknown";
import { sameValue } from "../properties/inputValues";
import { hiddenProperties, inputProperties } from "../properties/instanceProperties";

/** The ID of an availability zone as the service writes it. */
const zoneIdForm = /^[0-9a-f]{32}$/;

/** Why words stand for nothing. */
export interface ResolutionProblem {
  property: "product" | "availabilityZones";
  /** For a finding, which begins with the property. */
  finding: string;
  /** For an error about the whole instance. */
  sentence: string;
}

/** What takes the place of words among the inputs, or why nothing does. */
export interface Resolution {
  resolved: Properties;
  problem?: ResolutionProblem;
}

/** The ID that words for a product had, unless they, or the engine version that belongs to them, have changed. */
function keptProductId(inputs: Properties, olds: Properties): Properties {
  if (inputs.product === undefined || inputs.productId !== undefined) return {};
  if (containsUnknown(inputs.product) || containsUnknown(inputs.engineVersion)) return { productId: unknownValue };
  const isSame =
    olds.product !== undefined &&
    sameValue("product", olds.product, inputs.product) &&
    sameValue("engineVersion", olds.engineVersion, inputs.engineVersion);
  return isSame && olds.productId !== undefined ? { productId: olds.productId } : {};
}

function keptZoneId(inputs: Properties, olds: Properties): Properties {
  const oldWords = olds[hiddenProperties.availabilityZoneWords];
  if (oldWords === undefined || inputs.availabilityZones === undefined) return {};
  if (!sameValue("availabilityZones", oldWords, inputs.availabilityZones)) return {};
  return { [hiddenProperties.availabilityZoneWords]: oldWords, availabilityZones: olds.availabilityZones };
}

/** Inputs whose unchanged words keep the IDs that were once looked up for them, whatever the region offers today. */
export function keepResolvedIds(inputs: Properties, olds: Properties): Properties {
  return { ...inputs, ...keptProductId(inputs, olds), ...keptZoneId(inputs, olds) };
}

/** Whether inputs describe a product whose ID is still to be looked up. */
export function hasUnresolvedProduct(inputs: Properties): boolean {
  return inputs.product !== undefined && inputs.productId === undefined;
}

/** The words by which the product of an instance is looked up: the create call makes pay-per-use instances. */
export function productWords({ product, engineVersion }: Properties): ProductWords {
  const given = Object.entries(product ?? {}).filter(([name]) => Object.hasOwn(inputProperties.product.fields, name));
  const version = engineVersion === undefined ? {} : { engineVersion: String(engineVersion) };
  return { ...Object.fromEntries(given), ...version, billing: "hourly" };
}

/** The zone of the inputs, by whatever word the program names it; undefined when it is not known yet. */
export function zoneWord(inputs: Properties): string | undefined {
  const [word] = Array.isArray(inputs.availabilityZones) ? inputs.availabilityZones : [];
  return knownText(word);
}

/** Whether the zone of the inputs may be a code or a name that is still to be looked up. */
export function hasUnresolvedZone(inputs: Properties): boolean {
  const word = zoneWord(inputs);
  if (word === undefined || inputs[hiddenProperties.availabilityZoneWords] !== undefined) return false;
  return !zoneIdForm.test(word);
}

/** The ID of a zone in the place of its word, which is kept for comparison with later runs. */
export function zoneIdFor(word: string | undefined, id: string): Properties {
  if (word === id && zoneIdForm.test(id)) return {};
  return { [hiddenProperties.availabilityZoneWords]: [word], availabilityZones: [id] };
}

/** Looks up the ID of a product in words. */
export function resolveProduct(inputs: Properties, products: readonly OfferedProduct[]): Resolution {
  try {
    return { resolved: { productId: findProduct(products, productWords(inputs)).productId } };
  } catch (error) {
    if (!(error instanceof ProductSearchError)) throw error;
    const { message } = error;
    const finding = `does not name exactly one product. ${message}`;
    return { resolved: {}, problem: { property: "product", finding, sentence: message } };
  }
}

/** Looks up the ID of a zone by its ID, code or name. */
export function resolveZone(inputs: Properties, zones: readonly AvailabilityZone[]): Resolution {
  const word = zoneWord(inputs);
  const zone = zoneByWord(zones, word ?? "");
  if (zone) return { resolved: zoneIdFor(word, zone.id) };
  const there = describeZones(zones);
  const finding = `names "${word}", which is no zone of the region. ${there}`;
  const sentence = `The region has no availability zone "${word}". ${there}.`;
  return { resolved: {}, problem: { property: "availabilityZones", finding, sentence } };
}
