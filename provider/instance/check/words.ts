import type { ProductWords } from "../../catalogue/productSearch";
import { sameValue } from "../properties/normalForm";
import { hiddenProperties } from "../properties/properties";
import type { Properties } from "../properties/safeProperties";
import { containsUnknown, unknownValue } from "../properties/unknown";

/** The ID of an availability zone as the service writes it. */
const zoneIdForm = /^[0-9a-f]{32}$/;

function keepProductId(inputs: Properties, olds: Properties): void {
  if (inputs.product === undefined || inputs.productId !== undefined) return;
  if (containsUnknown(inputs.product) || containsUnknown(inputs.engineVersion)) {
    inputs.productId = unknownValue;
    return;
  }
  const isSame =
    olds.product !== undefined &&
    sameValue("product", olds.product, inputs.product) &&
    sameValue("engineVersion", olds.engineVersion, inputs.engineVersion);
  if (isSame && olds.productId !== undefined) inputs.productId = olds.productId;
}

function keepZoneId(inputs: Properties, olds: Properties): void {
  const oldWords = olds[hiddenProperties.availabilityZoneWords];
  if (oldWords === undefined || inputs.availabilityZones === undefined) return;
  if (!sameValue("availabilityZones", oldWords, inputs.availabilityZones)) return;
  inputs[hiddenProperties.availabilityZoneWords] = oldWords;
  inputs.availabilityZones = olds.availabilityZones;
}

/** Words that have not changed keep the IDs that were once looked up for them, whatever the region offers today. */
export function keepResolvedIds(inputs: Properties, olds: Properties): void {
  keepProductId(inputs, olds);
  keepZoneId(inputs, olds);
}

/** Whether inputs describe a product whose ID is still to be looked up. */
export function hasUnresolvedProduct(inputs: Properties): boolean {
  return inputs.product !== undefined && inputs.productId === undefined;
}

/** The words by which the product of an instance is looked up: the create call makes pay-per-use instances. */
export function productWords(inputs: Properties): ProductWords {
  const words: ProductWords = { ...(inputs.product as ProductWords), billing: "hourly" };
  if (inputs.engineVersion !== undefined) words.engineVersion = String(inputs.engineVersion);
  return words;
}

/** The zone of the inputs, by whatever word the program names it; undefined when it is not known yet. */
export function zoneWord(inputs: Properties): string | undefined {
  const [word] = Array.isArray(inputs.availabilityZones) ? inputs.availabilityZones : [];
  return typeof word === "string" && word !== unknownValue ? word : undefined;
}

/** Whether the zone of the inputs may be a code or a name that is still to be looked up. */
export function hasUnresolvedZone(inputs: Properties): boolean {
  const word = zoneWord(inputs);
  if (word === undefined || inputs[hiddenProperties.availabilityZoneWords] !== undefined) return false;
  return !zoneIdForm.test(word);
}

/** Puts the ID of the zone in the place of its word, which is kept for comparison with later runs. */
export function putZoneId(inputs: Properties, id: string): void {
  const word = zoneWord(inputs);
  if (word === id && zoneIdForm.test(id)) return;
  inputs[hiddenProperties.availabilityZoneWords] = [word];
  inputs.availabilityZones = [id];
}
