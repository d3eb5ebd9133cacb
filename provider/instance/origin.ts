import type { Properties } from "../resource/properties";
import { containsUnknown } from "../resource/unknown";
import { type Declared, hasRecord, lastDeclared, standsFor, trackedNames } from "./properties/declaredRecord";
import { sameValue } from "./properties/inputValues";
import { hiddenProperties, type InputName, type InstanceOutputs } from "./properties/instanceProperties";

/**
 * Why the state holds another value of an input than the program, or another than the program last declared.
 *
 * - `program`: the program has changed, whatever the cloud did.
 * - `cloud`: only the cloud has changed.
 * - `follows`: the program has changed to what the cloud shows already.
 * - `unknown`: nobody can know which of the two has changed.
 */
export type Origin = "program" | "cloud" | "follows" | "unknown";

/** The three sides that a change may come from. */
export interface Sides {
  /** What the state holds. */
  readonly olds: InstanceOutputs;
  /** What the program desires. */
  readonly news: Properties;
  /** The inputs of the last deployment, or what a refresh has put in their place; left out when nobody handed them over. */
  readonly earlier?: Properties | undefined;
}

/** Whether the program itself must have written a value, since it is not what the inputs held before. */
export function isWritten(name: InputName, { news, earlier }: Sides): boolean {
  return earlier === undefined || earlier[name] === undefined || !sameValue(name, earlier[name], news[name]);
}

/** Whether the ID of a zone only stands for the words that the state already holds. */
function isSameZoneWords({ olds, news }: Sides): boolean {
  const words = olds[hiddenProperties.availabilityZoneWords];
  const newWords = news[hiddenProperties.availabilityZoneWords] ?? news.availabilityZones;
  return words !== undefined && sameValue("availabilityZones", words, newWords);
}

/** Whether a new ID only stands for the words that the state already holds: looking them up again changes nothing. */
export function isSameInWords(name: InputName, sides: Sides): boolean {
  const { olds, news } = sides;
  if (name === "productId") return news.product !== undefined && sameValue("product", olds.product, news.product);
  if (name !== "availabilityZones" || olds[hiddenProperties.declared]?.[name] !== undefined) return false;
  return isSameZoneWords(sides);
}

function isShown(name: InputName, sides: Sides): boolean {
  const [shown, desired] = [sides.olds[name], sides.news[name]];
  return (shown !== undefined && standsFor(name, desired, shown)) || isSameInWords(name, sides);
}

/** The origin of a difference from what is known to have been declared. */
function originByRecord(name: InputName, declared: Declared, { news }: Sides): Origin {
  if (declared.length === 0) return "unknown";
  const index = declared.findIndex((value) => standsFor(name, news[name], value));
  if (index < 0) return "program";
  return index === 0 ? "cloud" : "unknown";
}

/**
 * The origin of a difference from inputs of which nothing is recorded. In a state without any record the inputs of the
 * last deployment may be what a refresh has found, so that another declaration proves nothing.
 */
function originByInputs(name: InputName, sides: Sides): Origin {
  if (sides.earlier === undefined) return "program";
  if (!isWritten(name, sides)) return "cloud";
  return hasRecord(sides.olds) ? "program" : "unknown";
}

function originOfShown(name: InputName, sides: Sides): Origin | undefined {
  const { olds, news, earlier } = sides;
  if (!hasRecord(olds)) {
    const isRewritten = earlier?.[name] !== undefined && isWritten(name, sides);
    return isRewritten && !isSameInWords(name, sides) ? "follows" : undefined;
  }
  const [first] = lastDeclared(name, olds) ?? [];
  if (first === undefined) return "follows";
  return sameValue(name, first, news[name]) || isSameInWords(name, sides) ? undefined : "follows";
}

/** Where the difference of an input comes from; undefined when there is none. */
export function originOf(name: InputName, sides: Sides): Origin | undefined {
  const { olds, news } = sides;
  const isTracked = trackedNames.includes(name) && !containsUnknown(news[name]);
  if (!isTracked || news[name] === undefined) return "program";
  if (name === "product") return productOrigin(sides);
  if (isShown(name, sides)) return originOfShown(name, sides);
  // The state does not hold the value, since the service does not tell it.
  if (olds[name] === undefined || olds[name] === null) return "program";
  const declared = lastDeclared(name, olds);
  return declared === undefined ? originByInputs(name, sides) : originByRecord(name, declared, sides);
}

/** Words stand beside the ID of a product: while only the cloud has changed that, they have not changed either. */
function productOrigin(sides: Sides): Origin | undefined {
  if (sides.news.productId === undefined) return "program";
  const origin = originOf("productId", sides);
  return origin === "cloud" || origin === "unknown" ? origin : "program";
}
