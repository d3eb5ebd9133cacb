const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Resolves with the exit code that belongs to the first signal that asks this process to end. A second signal ends it
 * at once.
 */
export function endingSignal(): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    for (const [signal, exitCode] of Object.entries(exitCodes)) {
      process.on(signal, () => {
        if (asked) process.exit(exitCode);
        asked = true;
        resolve(exitCode);
      });
    }
  });
}
