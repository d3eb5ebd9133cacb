import * as pulumi from "@pulumi/pulumi";

/** What an argument of a data function may be; a list holds the only texts. */
export type ArgumentKind = "text" | "number" | "boolean" | readonly string[];

/** The arguments of a data function, each with its kind. */
export type ArgumentKinds<Args> = { [Name in Args extends unknown ? keyof Args : never]-?: ArgumentKind };

function quotedList(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(" or ");
}

function isOfKind(kind: ArgumentKind, value: unknown): boolean {
  if (typeof kind !== "string") return kind.includes(value as string);
  return kind === "number" ? Number.isFinite(value) : typeof value === (kind === "text" ? "string" : kind);
}

const rules = { text: "a text", number: "a number", boolean: "true or false" };

/**
 * Refuses what the types do not let through, but JavaScript and a cast do: an argument that is misspelled would
 * otherwise be as good as left out, and a number written as a text would match nothing.
 *
 * @returns the arguments that are given
 * @throws RunError naming every wrong argument
 */
export function checkArguments(name: string, kinds: Record<string, ArgumentKind>, args: unknown): object {
  const known = Object.keys(kinds).join(", ") || "none";
  if (args !== undefined && args !== null && (typeof args !== "object" || Array.isArray(args))) {
    throw new pulumi.RunError(`${name} takes an object of arguments. It knows: ${known}.`);
  }
  const given = Object.entries(args ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const mistakes = given.flatMap(([key, value]) => {
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
    if (kind === undefined) return [`${key} is no argument of ${name}; it knows ${known}`];
    if (isOfKind(kind, value)) return [];
    if (pulumi.Output.isInstance(value)) return [`${key} of ${name} is an output; call ${name}Output, which takes one`];
    return [`${key} of ${name} must be ${typeof kind === "string" ? rules[kind] : quotedList(kind)}`];
  });
  if (mistakes.length > 0) throw new pulumi.RunError(`${mistakes.join("; ")}.`);
  return Object.fromEntries(given);
}
