/**
 * Prepares what a data function throws for whoever runs the program: Pulumi then shows the message and no stack, also
 * where nobody awaits the call and it fails once the program has ended, when Pulumi shows the stack in the message's place.
 */
export function programError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  Object.defineProperty(error, "__pulumiRunError", { value: true, configurable: true });
  error.stack = error.message;
  return error;
}
