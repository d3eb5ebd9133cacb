/** Whether `@pulumi/policy` threw because a preview does not know the value that was read. */
export function isUnknownValueError(error: unknown): boolean {
  return error instanceof Error && "unknownTypeSentinel" in error;
}

/** What a property holds; undefined where a preview does not know it, for what only words a message. */
export function ifKnown<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!isUnknownValueError(error)) throw error;
    return undefined;
  }
}

/**
 * Runs every check. One that reads an unknown value ends there without hiding what the others find.
 *
 * @throws the first unknown-value error, after all checks have run: Pulumi then reports this policy as not decidable
 */
export function runEach(checks: Iterable<() => void>): void {
  let unknown: unknown;
  for (const check of checks) {
    try {
      check();
    } catch (error) {
      if (!isUnknownValueError(error)) throw error;
      unknown ??= error;
    }
  }
  if (unknown !== undefined) throw unknown;
}
