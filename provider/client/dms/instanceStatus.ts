/** Display names of table 8-3 that differ from the wire's word. */
const displayNames: Record<string, string> = {
  FAULTY: "ERROR",
  RESIZING: "EXTENDING",
  "RESIZING FAILED": "EXTENDEDFAILED",
};

/** The wire's word for a status, in upper case, also for the display names of table 8-3 (`Faulty` is `ERROR`). */
export function normalizeInstanceStatus(status: string): string {
  const word = status.trim().toUpperCase().replace(/\s+/g, " ");
  return displayNames[word] ?? word;
}
