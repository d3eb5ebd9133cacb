import type { Instance, Product } from "../client";

/** Usable share of the ordered space in the sample of section 5.6: 88 of 100 GB. */
const usableShare = 0.88;
const step = 100;
const least = 100;
const most = 90_000;

/**
 * The space in GB that was probably ordered, for a server that tells usable space only: the multiple of 100 GB whose
 * usable share is nearest, and at least what the product sells.
 *
 * @returns undefined when nothing hints at it
 */
export function estimateStorageSpace(instance: Instance, product: Product | undefined): number | undefined {
  const usable = instance.usableStorageSpace;
  const minimum = product?.storage;
  if (usable === undefined) return minimum;
  const steps = Math.max(Math.ceil(usable / step), Math.round(usable / usableShare / step));
  return Math.min(most, Math.max(least, minimum ?? 0, steps * step));
}
