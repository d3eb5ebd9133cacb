function toRegExp(pattern: string): RegExp {
  const literals = pattern.split("*").map((literal) => literal.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`, "u");
}

/** Whether one of the patterns, in which `*` stands for any characters, covers the whole name. */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => toRegExp(pattern).test(name));
}
