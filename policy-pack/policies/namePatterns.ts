// What lies between two stars is taken at its first place: a later one leaves less room for what follows.
function matches(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first)) return false;
  let position = first.length;
  for (const literal of rest) {
    const found = name.indexOf(literal, position);
    if (found === -1) return false;
    position = found + literal.length;
  }
  return name.length - last.length >= position && name.endsWith(last);
}

/**
 * Whether one of the patterns, in which `*` stands for any characters, covers the whole name. It searches the name once
 * for each pattern, however many stars that has.
 */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => matches(pattern, name));
}
