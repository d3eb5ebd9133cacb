const marker = "[pulumi-huaweicloud-dms-rabbitmq: shown once]";

/**
 * An error of which Pulumi shows the message and nothing else. Pulumi prints errors of check, diff, read and delete a
 * second time, with class name and stack, through `console.error`; that line carries the marker and is dropped.
 */
class PlainError extends Error {
  constructor(message: string) {
    super(message);
    this.stack = "";
  }

  override toString(): string {
    return marker;
  }
}

/** The error to throw from a hook, so that a user sees one sentence without a stack. */
export function plainError(message: string): Error {
  return new PlainError(message);
}

let isDropping = false;

/** Makes `console.error` drop exactly the second print of a plain error; everything else passes. */
export function dropSecondPrints(): void {
  if (isDropping) return;
  isDropping = true;
  const print = console.error;
  console.error = (...values: unknown[]) => {
    if (values.length === 1 && typeof values[0] === "string" && values[0].startsWith(marker)) return;
    print.apply(console, values);
  };
}
