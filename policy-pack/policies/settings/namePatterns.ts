import { z } from "zod";

const patternRule = 'must be a name, in which * stands for any characters, such as "prod-*"';

/** A list of names with wildcards. */
export const namePatterns = z.array(z.string({ error: patternRule }).min(1, { error: patternRule }), {
  error: 'must be a list of names such as ["prod", "prod-*"]',
});

function toRegExp(pattern: string): RegExp {
  const literals = pattern.split("*").map((literal) => literal.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`, "u");
}

/** Whether one of the patterns, in which `*` stands for any characters, covers the whole name. */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => toRegExp(pattern).test(name));
}
