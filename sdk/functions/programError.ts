/** A frame inside Pulumi's own packages. */
const pulumiFrame = /node_modules[\\/]@pulumi[\\/]/;

/**
 * Prepares what a data function throws for whoever runs the program: Pulumi then shows the message and no stack.
 * Frames of Pulumi's packages are taken out of the stack, because Node 20 never ends to colour some of them.
 */
export function programError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  Object.defineProperty(error, "__pulumiRunError", { value: true, configurable: true });
  const lines = error.stack?.split("\n") ?? [];
  error.stack = lines.filter((line) => !pulumiFrame.test(line)).join("\n");
  return error;
}
