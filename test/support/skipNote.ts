/**
 * What the name of a skipped case or group ends with; `npm test` reads the reason there and prints it.
 *
 * @param lack what is missing here; nothing when the case runs
 */
export function skipNote(lack: string | undefined): string {
  return lack === undefined ? "" : ` (skipped: ${lack})`;
}
