import type * as typedoc from "typedoc" with { "resolution-mode": "import" };

type TypeDoc = typeof typedoc;

/** A type in the words of a reader: what helper types come to, and no names that nobody can import. */
export function plainType(api: TypeDoc, type: typedoc.SomeType): typedoc.SomeType {
  const plain = (inner: typedoc.SomeType) => plainType(api, inner);
  if (type instanceof api.ReferenceType) return plainReference(api, type);
  if (type instanceof api.ArrayType) return new api.ArrayType(plain(type.elementType));
  if (type instanceof api.UnionType) return new api.UnionType(inOrder(type.types.map(plain)));
  return type;
}

function plainReference(api: TypeDoc, type: typedoc.ReferenceType): typedoc.SomeType {
  const [first, ...others] = (type.typeArguments ?? []).map((argument) => plainType(api, argument));
  if (first === undefined) return type;
  switch (type.name) {
    case "OutputInstance":
      type.name = "Output";
      break;
    case "AnyTextBut":
      return new api.UnionType([...(first instanceof api.UnionType ? first.types : [first]), anyText(api)]);
    case "UnwrappedObject":
      return first;
    case "UnwrappedArray":
      return new api.ArrayType(first instanceof api.ReferenceType ? (first.typeArguments?.[0] ?? first) : first);
    case "ArgumentsOf":
    case "ValuesOf":
      return fieldsOf(api, first) ?? type;
  }
  type.typeArguments = [first, ...others];
  return type;
}

const anyText = (api: TypeDoc) => new api.IntrinsicType("string");

/** Texts and numbers by themselves, in an order of ours: the compiler's follows from whatever it has read before. */
function inOrder(types: readonly typedoc.SomeType[]): typedoc.SomeType[] {
  const isLiteral = (type: typedoc.SomeType) => type.type === "literal";
  const literals = types.filter(isLiteral).sort((one, other) => one.toString().localeCompare(other.toString(), "en"));
  const others = types.filter((type) => !isLiteral(type));
  return [...literals, ...others];
}

/** The names of the fields of an object, in place of all that each of them holds; undefined for another type. */
export function fieldsOf(api: TypeDoc, table: typedoc.SomeType): typedoc.SomeType | undefined {
  if (!(table instanceof api.ReflectionType)) return undefined;
  const names = (table.declaration.children ?? []).map(({ name }) => name);
  return new api.UnknownType(`{ ${names.join(", ")} }`);
}
