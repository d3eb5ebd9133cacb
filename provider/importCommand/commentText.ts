import { literal } from "./stringLiteral";

/** A sentence for a comment, on one line: what came from the wire neither ends it nor hides in it. */
export function commentText(sentence: string): string {
  return literal(sentence).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}
