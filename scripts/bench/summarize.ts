/** What a series of measurements says. */
export interface Summary {
  least: number;
  median: number;
  most: number;
}

/** @throws RangeError for a series without measurements */
export function summarize(measurements: readonly number[]): Summary {
  if (measurements.length === 0) throw new RangeError("There are no measurements.");
  const sorted = [...measurements].sort((left, right) => left - right);
  const at = (index: number) => sorted[index] as number;
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { least: at(0), median, most: at(sorted.length - 1) };
}
