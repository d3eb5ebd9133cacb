import { findProduct, ProductSearchError, type ProductWords } from "../../catalogue/productSearch";
import { describeZones, zoneByWord } from "../../catalogue/zoneSearch";
import { type ApiVersion, type AvailabilityZone, isLegacyProductId, type OfferedProduct } from "../../client";
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
  if (!isSame || olds.productId === undefined) return {};
  const isCounted = inputs.brokerNum === undefined && olds.brokerNum !== undefined;
  return { productId: olds.productId, ...(isCounted ? { brokerNum: olds.brokerNum } : {}) };
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
export function productWords({ product, engineVersion, brokerNum }: Properties): ProductWords {
  const given = Object.entries(product ?? {}).filter(([name]) => Object.hasOwn(inputProperties.product.fields, name));
  const version = engineVersion === undefined ? {} : { engineVersion: String(engineVersion) };
  const nodes = typeof brokerNum === "number" ? { nodes: brokerNum } : {};
  return { ...nodes, ...Object.fromEntries(given), ...version, billing: "hourly" };
}

/** The zones of the inputs, by whatever words the program names them; undefined while one is not known yet. */
export function zoneWords({ availabilityZones }: Properties): string[] | undefined {
  const words = Array.isArray(availabilityZones) ? availabilityZones.map(knownText) : [];
  const known = words.filter((word) => word !== undefined);
  return known.length > 0 && known.length === words.length ? known : undefined;
}

/** Whether a zone of the inputs may be a code or a name that is still to be looked up. */
export function hasUnresolvedZone(inputs: Properties): boolean {
  const words = zoneWords(inputs);
  if (words === undefined || inputs[hiddenProperties.availabilityZoneWords] !== undefined) return false;
  return words.some((word) => !zoneIdForm.test(word));
}

/** The IDs of zones in the place of their words, which are kept for comparison with later runs. */
export function zoneIdsFor(words: readonly string[], ids: readonly string[]): Properties {
  const areIds = words.every((word, index) => word === ids[index] && zoneIdForm.test(word));
  return areIds ? {} : { [hiddenProperties.availabilityZoneWords]: words, availabilityZones: ids };
}

/** The number of nodes, where neither program nor product fixes it. */
function brokerNumFor({ brokerNum, product }: Properties, { productId, minNodes }: OfferedProduct): Properties {
  if (brokerNum !== undefined || isLegacyProductId(productId)) return {};
  const { nodes = minNodes } = product as { nodes?: number };
  return { brokerNum: nodes };
}

/** Looks up the ID of a product in words; v2 is told the number of nodes beside it. */
export function resolveProduct(
  inputs: Properties,
  products: readonly OfferedProduct[],
  version: ApiVersion,
): Resolution {
  try {
    const product = findProduct(products, productWords(inputs));
    const { productId } = product;
    return { resolved: { productId, ...(version === "v2" ? brokerNumFor(inputs, product) : {}) } };
  } catch (error) {
    if (!(error instanceof ProductSearchError)) throw error;
    const { message } = error;
    const finding = `does not name exactly one product. ${message}`;
    return { resolved: {}, problem: { property: "product", finding, sentence: message } };
  }
}

/** Looks up the IDs of zones, each by its ID, code or name. */
export function resolveZones(inputs: Properties, zones: readonly AvailabilityZone[]): Resolution {
  const words = zoneWords(inputs) ?? [];
  const found = words.map((word) => ({ word, id: zoneByWord(zones, word)?.id }));
  const missing = found.find(({ id }) => id === undefined);
  if (!missing && words.length > 0) {
    return {
      resolved: zoneIdsFor(
        words,
        found.flatMap(({ id }) => id ?? []),
      ),
    };
  }
  const there = describeZones(zones);
  const finding = `names "${missing?.word}", which is no zone of the region. ${there}`;
  const sentence = `The region has no availability zone "${missing?.word}". ${there}.`;
  return { resolved: {}, problem: { property: "availabilityZones", finding, sentence } };
}
