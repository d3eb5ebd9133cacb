/** One breach of a rule, as a person needs to know it. */
export interface Violation {
  /** Name of the property that is to be changed. */
  property: string;
  /** What it holds; leave it out for a secret, and it is never shown. */
  value?: unknown;
  /** Unit of the value, such as `GB`. */
  unit?: string;
  /** The rule, so that it completes "…, but <rule>". */
  rule: string;
  /** What to do, as one sentence without its full stop. */
  remedy: string;
}

function shown({ value, unit }: Violation): string {
  if (value === undefined || value === null) return "not set";
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return unit ? `${text} ${unit}` : text;
}

/** The text of a violation: property, value, rule, remedy. */
export function violationMessage(violation: Violation): string {
  const { property, rule, remedy } = violation;
  const subject =
    "value" in violation ? `${property} is ${shown(violation)}` : `${property} is set (its value is hidden)`;
  return `${subject}, but ${rule}. ${remedy}.`;
}

const shownAtMost = 20;

/** Texts in one sentence; of very many the first ones, and how many more there are. */
export function listText(texts: readonly string[], separator: ", " | " or " | "; " = ", "): string {
  const more = texts.length - shownAtMost;
  return [...texts.slice(0, shownAtMost), ...(more > 0 ? [`${more} more`] : [])].join(separator);
}

/** The values that a property may be set to, such as `"a" or "b"`. */
export function choiceText(values: readonly string[]): string {
  return listText(
    values.map((value) => `"${value}"`),
    " or ",
  );
}
