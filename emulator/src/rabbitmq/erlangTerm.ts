/** Values that a configuration file of RabbitMQ is made of. */
export type ErlangTerm = string | number | boolean | { binary: string } | { text: string } | Tuple | ErlangTerm[];

interface Tuple {
  tuple: ErlangTerm[];
}

/** A tuple, written `{a, b}` in Erlang. */
export const tuple = (...elements: ErlangTerm[]): Tuple => ({ tuple: elements });

/** A binary, written `<<"a">>` in Erlang. */
export const binary = (value: string): { binary: string } => ({ binary: value });

/** A list of characters, written `"a"` in Erlang. */
export const text = (value: string): { text: string } => ({ text: value });

function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Writes a term; a plain string is an atom. */
export function erlang(term: ErlangTerm): string {
  if (Array.isArray(term)) return `[${term.map(erlang).join(",")}]`;
  if (typeof term !== "object") return String(term);
  if ("tuple" in term) return `{${term.tuple.map(erlang).join(",")}}`;
  if ("binary" in term) return `<<${quoted(term.binary)}>>`;
  return quoted(term.text);
}
