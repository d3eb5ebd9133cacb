/**
 * What a change of an input does to the resource.
 *
 * - `inPlace`: applied to what runs.
 * - `replaces`: fixed when the resource is made; a change deletes it and makes a new one.
 * - `guarded`: there is no safe way to change it; refused unless the program says how.
 * - `recorded`: steers the provider only; a change never touches the resource.
 */
export type ChangeClass = "inPlace" | "replaces" | "guarded" | "recorded";

interface AnyProperty {
  /** Present on every property that a program may set. */
  readonly change?: ChangeClass;
  /** True when the service's answers carry it, so that the desired value can be compared with the observed one. */
  readonly observed?: boolean;
  /** The only version of the API that has it; default: all. */
  readonly apiVersion?: string;
  /** True when the value is encrypted in the state. */
  readonly secret?: boolean;
  /** True when a program must set it. */
  readonly required?: boolean;
  /** True when it has a value as soon as the resource runs. */
  readonly always?: boolean;
  /** The value that leaving it out means, where it means one. */
  readonly absent?: string | boolean;
  /** The Pulumi option, such as `customTimeouts`, that sets it, if it is no argument. */
  readonly option?: string;
  /** What a value must be, to complete a sentence that begins with the property's name: "must be …". */
  readonly rule?: string;
  /** One line for the documentation. */
  readonly description: string;
}

/** A text; of a `word` the case of letters means nothing, a `time` is a time of day such as `22:00`. */
export interface TextProperty extends AnyProperty {
  readonly kind: "string" | "word" | "time";
  /** The only texts that it may be. */
  readonly oneOf?: readonly string[];
  /** Texts that an editor offers, where any other is taken too. */
  readonly known?: readonly string[];
  readonly accepts?: (text: string) => boolean;
}

/** A whole number. */
export interface IntegerProperty extends AnyProperty {
  readonly kind: "integer";
  readonly minimum?: number;
  readonly maximum?: number;
}

/** True or false. */
export interface BooleanProperty extends AnyProperty {
  readonly kind: "boolean";
}

/** A list of texts, whose order means nothing. */
export interface ListProperty extends AnyProperty {
  readonly kind: "list";
  /** How many there may be. */
  readonly lengths?: (count: number) => boolean;
  readonly accepts?: (text: string) => boolean;
}

/** Texts by keys that the program chooses. */
export interface MapProperty extends AnyProperty {
  readonly kind: "map";
  readonly accepts?: (texts: Readonly<Record<string, string>>) => boolean;
}

/** An object: of these fields only, or of any. */
export interface ObjectProperty extends AnyProperty {
  readonly kind: "object";
  readonly fields?: PropertyTable;
}

/** One property of a resource: its form, its rule and how the provider treats it. */
export type PropertyDescription =
  | TextProperty
  | IntegerProperty
  | BooleanProperty
  | ListProperty
  | MapProperty
  | ObjectProperty;

/** Properties by their names. */
export interface PropertyTable {
  readonly [name: string]: PropertyDescription;
}

/** Everything that the machinery knows of a kind of resource. */
export interface ResourceDeclaration {
  /** What a program may set. */
  readonly inputs: PropertyTable;
  /** What the service's answers tell besides the inputs. */
  readonly observed: PropertyTable;
  /** What the provider makes of the answers. */
  readonly derived: PropertyTable;
  /** Names that begin with two underscores: kept in the state, shown to nobody. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** The names of a table whose properties have a mark, such as `{ required: true }`. */
export type NamesWith<Table, Mark> = { [Name in keyof Table]: Table[Name] extends Mark ? Name : never }[keyof Table];

/** The type of a property's value. */
export type ValueOf<Property> = Property extends { oneOf: readonly (infer Text)[] }
  ? Text
  : Property extends { kind: "integer" }
    ? number
    : Property extends { kind: "boolean" }
      ? boolean
      : Property extends { kind: "list" }
        ? string[]
        : Property extends { kind: "map" }
          ? Record<string, string>
          : Property extends { fields: infer Fields }
            ? ValuesOf<Fields, NamesWith<Fields, { required: true }>>
            : Property extends { kind: "object" }
              ? Record<string, unknown>
              : string;

/** An object of a table's values, of which those with the given names are always there. */
export type ValuesOf<Table, Always extends keyof Table = never> = {
  -readonly [Name in keyof Pick<Table, Always>]: ValueOf<Table[Name]>;
} & {
  -readonly [Name in keyof Omit<Table, Always>]?: Name extends keyof Table ? ValueOf<Table[Name]> : never;
};

/** The names of the properties that are encrypted in the state. */
export function secretNamesOf({ inputs, observed, derived }: ResourceDeclaration): string[] {
  const all = { ...inputs, ...observed, ...derived };
  return Object.keys(all).filter((name) => all[name]?.secret);
}

/** The names of all properties, hidden ones too. */
export function propertyNamesOf({ inputs, observed, derived, hidden }: ResourceDeclaration): Set<string> {
  return new Set([...Object.keys({ ...inputs, ...observed, ...derived }), ...Object.values(hidden)]);
}
