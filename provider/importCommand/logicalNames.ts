/** How an instance is called in a program. */
export interface LogicalName {
  /** Logical name of the resource, the last part of its URN. */
  logicalName: string;
  /** Identifier of the variable. */
  variable: string;
}

/** Words that cannot name a constant in a TypeScript module, and names that the program uses itself. */
const takenVariables = new Set(
  `arguments await break case catch class config const continue debugger default delete do else enum eval export exports
  extends false finally for function if implements import in instanceof interface let module new null package private
  protected public pulumi require return static super switch this throw true try typeof undefined var void while with
  yield`.split(/\s+/),
);

function identifierOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word, index) => first(word, index === 0 ? "toLowerCase" : "toUpperCase")).join("");
  return /^[a-z]/.test(joined) ? joined : `rabbitmq${first(joined, "toUpperCase")}`;
}

function first(word: string, change: "toLowerCase" | "toUpperCase"): string {
  return word.charAt(0)[change]() + word.slice(1);
}

function unique(desired: string, separator: string, taken: Set<string>): string {
  let name = desired;
  for (let count = 2; taken.has(name); count += 1) name = `${desired}${separator}${count}`;
  taken.add(name);
  return name;
}

/** Names for the resources and variables of instances: valid, unique, and as near to the instances' own as can be. */
export function logicalNames(names: readonly string[]): LogicalName[] {
  const logical = new Set<string>();
  const variables = new Set(takenVariables);
  return names.map((name) => {
    const legal = name.replace(/[^A-Za-z0-9_.-]+/g, "-") || "rabbitmq";
    return { logicalName: unique(legal, "-", logical), variable: unique(identifierOf(name), "", variables) };
  });
}
