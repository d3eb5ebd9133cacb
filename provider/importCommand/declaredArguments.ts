import type { ApiVersion, Instance, Product } from "../client";
import { checkInstance, isRequired } from "../instance/check/offlineCheck";
import { isTagOfService, observedInput } from "../instance/properties/instanceOutputs";
import { type InputName, inputNames, inputProperties, isInputName } from "../instance/properties/instanceProperties";
import { rootOf } from "../resource/checkFailure";
import type { PropertyDescription } from "../resource/declaration";
import { unknownValue } from "../resource/unknown";
import { commentText } from "./commentText";
import { estimateStorageSpace } from "./storageEstimate";
import { literal } from "./stringLiteral";
import { UndeclarableError } from "./undeclarableError";

/** How a program says the value of one argument. */
export interface DeclaredArgument {
  name: InputName;
  /** A value that stands in the program; without one it is taken from the stack's config. */
  value?: unknown;
  /** False for a value that the service did not tell and that the state must not claim. */
  recorded: boolean;
  /** What a reader should know about the value. */
  note?: string;
}

/** What a program declares of an instance. */
export interface Declaration {
  /** In the order of table 5-2. */
  arguments: DeclaredArgument[];
  /** What is left out and why. */
  notes: string[];
}

/** What a declaration is made from. */
export interface DeclarationSources {
  instance: Instance;
  region: string;
  /** The version of the API that read the instance, and that is to manage it. */
  apiVersion: ApiVersion;
  /** The instance's product, where the catalogue has it. */
  product?: Product | undefined;
}

/** Values that mean the same as leaving the argument out. */
const plainValues: Partial<Record<InputName, unknown>> = {
  description: "",
  engine: "rabbitmq",
  enablePublicIp: false,
  publicIpId: "",
  sslEnable: false,
  enterpriseProjectId: "0",
  enableAcl: false,
};

/** The tags that a program may declare: others are the service's own. */
function tags({ tags: all = {} }: Instance): DeclaredArgument | undefined {
  const own = Object.entries(all).filter(([key]) => !isTagOfService(key));
  return own.length > 0 ? observed("tags", Object.fromEntries(own)) : undefined;
}

/** The number of nodes, which only a cluster declares beside its product. */
function brokerNum({ type, brokerNum: nodes }: Instance): DeclaredArgument | undefined {
  return nodes === undefined || type?.startsWith("single") ? undefined : observed("brokerNum", nodes);
}

const observed = (name: InputName, value: unknown): DeclaredArgument => ({ name, value, recorded: true });

function storageSpace({ instance, product }: DeclarationSources): DeclaredArgument {
  const name = "storageSpace";
  const total = observedInput(name, instance);
  if (total !== undefined) return observed(name, total);
  const estimate = estimateStorageSpace(instance, product);
  if (estimate === undefined) return fromConfig(name);
  const usable = instance.usableStorageSpace;
  const basis = usable === undefined ? "the least that its product sells" : `a guess from ${usable} GB of usable space`;
  const note = `The service does not tell the space that was ordered: ${estimate} GB is ${basis}. Correct it here and in the import file before the import.`;
  return { name, value: estimate, recorded: true, note };
}

function storageSpecCode({ instance, product }: DeclarationSources): DeclaredArgument {
  const name = "storageSpecCode";
  const value = observedInput(name, instance);
  if (value !== undefined) return observed(name, value);
  const offered = [...new Set((product?.io ?? []).flatMap((io) => io.storageSpecCode ?? []))];
  if (offered.length === 0) return fromConfig(name);
  const basis =
    offered.length === 1 ? "it is the only one that its product sells" : `its product sells ${offered.join(", ")}`;
  return {
    name,
    value: offered[0],
    recorded: false,
    note: `The service does not tell it: ${basis}. Correct it if it is another one.`,
  };
}

function fromConfig(name: InputName): DeclaredArgument {
  return { name, recorded: false, note: "The service does not tell it, so it is taken from the config." };
}

function argumentOf(name: InputName, sources: DeclarationSources): DeclaredArgument | undefined {
  if (name === "storageSpace") return storageSpace(sources);
  if (name === "storageSpecCode") return storageSpecCode(sources);
  const property: PropertyDescription = inputProperties[name];
  if (property.apiVersion !== undefined && property.apiVersion !== sources.apiVersion) return undefined;
  if (name === "tags") return tags(sources.instance);
  if (name === "brokerNum") return brokerNum(sources.instance);
  const isNeeded = isRequired(name, { engineVersion: sources.instance.engineVersion });
  if (property.secret) return isNeeded ? { name, recorded: false } : undefined;
  const value = observedInput(name, sources.instance);
  if (value !== undefined) return value === plainValues[name] ? undefined : observed(name, value);
  // The product in words is the other way to say it, so the table does not require the ID.
  return isNeeded || name === "productId" ? fromConfig(name) : undefined;
}

/** Public access is declared in pairs, and only while it is on. */
function withoutHalfPublicAccess({ arguments: all, notes }: Declaration): Declaration {
  const has = (name: InputName) => all.some((argument) => argument.name === name);
  if (has("enablePublicIp") === has("publicIpId")) return { arguments: all, notes };
  const isOn = has("enablePublicIp");
  return {
    arguments: all.filter(({ name }) => name !== "enablePublicIp" && name !== "publicIpId"),
    notes: isOn
      ? [...notes, "Public access is on, but the service does not tell the ID of the address, so it is left out."]
      : notes,
  };
}

function refusals(declaration: Declaration, { region, apiVersion }: DeclarationSources): Map<string, string> {
  const values = declaration.arguments.map(({ name, value }) => [name, value ?? unknownValue] as const);
  const { failures } = checkInstance({ region, apiVersion }, {}, Object.fromEntries(values));
  return new Map(failures.map(({ property, reason }) => [rootOf(property), reason]));
}

/** Leaves out optional values that the provider's own check refuses. */
function withoutRefused(declaration: Declaration, sources: DeclarationSources): Declaration {
  const { instance } = sources;
  const refused = refusals(declaration, sources);
  if (refused.size === 0) return declaration;
  const isOptional = (name: string) => {
    if (!isInputName(name) || name === "name" || name === "productId") return false;
    return !isRequired(name, { engineVersion: instance.engineVersion });
  };
  const fixed = [...refused.keys()].filter((name) => !isOptional(name));
  if (fixed.length > 0) {
    const reasons = fixed.map((name) => refused.get(name)).join("; ");
    throw new UndeclarableError(
      `Instance ${commentText(String(instance.name))} (${instance.instanceId}) cannot be declared: ${commentText(reasons)}.`,
    );
  }
  const declared = (name: string) => declaration.arguments.find((argument) => argument.name === name)?.value;
  const notes = [...refused].map(
    ([name, reason]) => `${name} is ${literal(declared(name))}, but ${reason}; it is left out, so it stays as it is.`,
  );
  return {
    arguments: declaration.arguments.filter(({ name }) => !refused.has(name)),
    notes: [...declaration.notes, ...notes],
  };
}

/**
 * Declares an instance as a program that made it would: what the service tells and the reference lets a program set
 * (table 5-2), without what equals a default.
 *
 * @throws UndeclarableError when a value that a program cannot leave out is refused by the provider's own check
 */
export function declaredArguments(sources: DeclarationSources): Declaration {
  const all = inputNames.flatMap((name) => argumentOf(name, sources) ?? []);
  return withoutRefused(withoutHalfPublicAccess({ arguments: all, notes: [] }), sources);
}
