import { z } from "zod";

/** A list of texts, none of them empty. */
export function textList(what: string) {
  const rule = { error: `must be a list of ${what}` };
  return z.array(z.string(rule).min(1, rule), rule);
}
