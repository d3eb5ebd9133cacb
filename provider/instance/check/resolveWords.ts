import type { Catalogue } from "../../catalogue/catalogue";
import { findProduct } from "../../catalogue/productSearch";
import { describeZones, ZoneSearchError, zoneByWord } from "../../catalogue/zoneSearch";
import type { Properties } from "../properties/safeProperties";
import { hasUnresolvedProduct, hasUnresolvedZone, productWords, putZoneId, zoneWord } from "./words";

async function resolveZone(catalogue: Catalogue, inputs: Properties): Promise<void> {
  // A word may be an ID in a form of its own, which the service can judge without the list.
  const zones = await catalogue.zones().catch(() => undefined);
  if (!zones) return;
  const zone = zoneByWord(zones.available_zones, zoneWord(inputs) as string);
  if (!zone) {
    throw new ZoneSearchError(
      `The region has no availability zone "${zoneWord(inputs)}". ${describeZones(zones.available_zones)}.`,
    );
  }
  putZoneId(inputs, zone.id);
}

/**
 * Looks up the IDs of a product and a zone in words that check could not look up, because it ran offline.
 *
 * @returns the inputs with IDs; the very same inputs when nothing is to be looked up
 * @throws ProductSearchError or ZoneSearchError when the words name nothing; a RequestError when products cannot be read
 */
export async function resolveWords(catalogue: Catalogue, inputs: Properties): Promise<Properties> {
  if (!hasUnresolvedProduct(inputs) && !hasUnresolvedZone(inputs)) return inputs;
  const resolved = { ...inputs };
  if (hasUnresolvedProduct(inputs)) {
    resolved.productId = findProduct(await catalogue.products(), productWords(inputs)).product_id;
  }
  if (hasUnresolvedZone(inputs)) await resolveZone(catalogue, resolved);
  return resolved;
}
