import type { Catalogue } from "../../catalogue/catalogue";
import { type ApiVersion, HuaweiCloudError, messageOf } from "../../client";
import type { Properties } from "../../resource/properties";
import {
  hasUnresolvedProduct,
  hasUnresolvedZone,
  type Resolution,
  resolveProduct,
  resolveZones,
  zoneWords,
} from "./resolve";

/** Words of the inputs stand for nothing that the region offers. */
export class UnresolvedWordsError extends HuaweiCloudError {
  static override readonly code: string = "WORDS_NOT_FOUND";
}

type Warn = (text: string) => void;

function resolvedOrThrow({ resolved, problem }: Resolution): Properties {
  if (problem) throw new UnresolvedWordsError({ message: problem.sentence });
  return resolved;
}

async function resolvedZone(catalogue: Catalogue, inputs: Properties, warn: Warn): Promise<Properties> {
  // A word may be an ID in a form of its own, which the service can judge without the list.
  const zones = await catalogue.zones().catch((error: unknown) => {
    warn(
      `The zone "${zoneWords(inputs)?.join(", ")}" is sent as it stands, because the zones of the region could not be read: ${messageOf(error)}`,
    );
  });
  return zones ? resolvedOrThrow(resolveZones(inputs, zones.availabilityZones)) : {};
}

/**
 * Looks up the IDs of a product and a zone in words that check could not look up, because it ran offline.
 *
 * @param version of the API that the instance is made with
 * @param warn told why a zone could not be looked up
 * @returns the inputs with IDs; the very same inputs when nothing is to be looked up
 * @throws UnresolvedWordsError when the words name nothing; a RequestError when products cannot be read
 */
export async function resolveWords<Inputs extends object>(
  { catalogue, version }: { catalogue: Catalogue; version: ApiVersion },
  inputs: Inputs,
  warn: Warn = () => undefined,
): Promise<Inputs> {
  const words: Properties = Object.fromEntries(Object.entries(inputs));
  const isProduct = hasUnresolvedProduct(words);
  const isZone = hasUnresolvedZone(words);
  if (!isProduct && !isZone) return inputs;
  return {
    ...inputs,
    ...(isProduct ? resolvedOrThrow(resolveProduct(words, await catalogue.products(), version)) : {}),
    ...(isZone ? await resolvedZone(catalogue, words, warn) : {}),
  };
}
