/** What a code of the reference means. */
export interface ErrorCodeDescription {
  /** HTTP status it comes with; none for the codes of table 5-7, which come in the field `error_code`. */
  status?: number;
  /** The reference's words. */
  text: string;
  /** What to do, one sentence. */
  advice: string;
}

export function describeErrorCode(_code: string): ErrorCodeDescription | undefined {
  return undefined;
}
