import { z } from "zod";

/** A list of texts, none of them empty. */
export function textList(what: string) {
  const element = { error: "must be a text that is not empty" };
  return z.array(z.string(element).min(1, element), { error: `must be a list of ${what}` });
}
