/**
 * Spares a stretch of synchronous code its stack traces. Pulumi takes one for each promise that it makes, four for each
 * property of a resource, to show where those were made that a deadlocked program still waits for (such a program is
 * told their number alone); mapped through source maps, they are most of the work of declaring an instance.
 */
export class StackTracePause {
  private readonly limit = Error.stackTraceLimit;

  constructor() {
    Error.stackTraceLimit = 0;
  }

  /** From here on errors have their traces again. */
  end(): void {
    Error.stackTraceLimit = this.limit;
  }

  /**
   * Ends the pause for an error that was thrown in it: without a trace of its own, it gets that of the place where it is
   * caught.
   *
   * @param caught the function there, which the trace leaves out
   */
  endWith(error: unknown, caught: new (...args: never) => unknown): void {
    this.end();
    if (error instanceof Error && !/\n\s+at /.test(error.stack ?? "")) Error.captureStackTrace(error, caught);
  }
}
