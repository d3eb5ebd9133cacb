import type * as pulumi from "@pulumi/pulumi";
import type { inputProperties } from "../provider/instance/properties/instanceProperties";
import type { NamesWith, ValueOf } from "../provider/resource/declaration";

/** Any text; an editor offers the known ones. */
type AnyTextBut<Known> = Known | (string & {});

type ArgumentOf<Property> = Property extends { known: readonly (infer Known)[] }
  ? pulumi.Input<AnyTextBut<Known>>
  : Property extends { kind: "list" }
    ? pulumi.Input<pulumi.Input<string>[]>
    : Property extends { kind: "map" }
      ? pulumi.Input<Record<string, pulumi.Input<string>>>
      : Property extends { fields: infer Fields }
        ? pulumi.Input<ArgumentsOf<Fields>>
        : Property extends { kind: "object" }
          ? pulumi.Input<Record<string, pulumi.Input<unknown>>>
          : pulumi.Input<ValueOf<Property>>;

type Required<Table> = Pick<Table, NamesWith<Table, { required: true }>>;
type Optional<Table> = Omit<Table, keyof Required<Table>>;

/** What a program passes for the properties of a table. */
type ArgumentsOf<Table> = { -readonly [Name in keyof Required<Table>]: ArgumentOf<Required<Table>[Name]> } & {
  -readonly [Name in keyof Optional<Table>]?: ArgumentOf<Optional<Table>[Name]>;
};

type InputTable = typeof inputProperties;

/** A product in words, instead of its ID (section 6.2). */
export interface ProductArgs extends ArgumentsOf<InputTable["product"]["fields"]> {}

/** What a RabbitMQ instance is made of (table 5-2), and how the provider treats it. */
export interface RabbitmqInstanceArgs
  extends ArgumentsOf<Omit<InputTable, NamesWith<InputTable, { option: string }>>> {}
