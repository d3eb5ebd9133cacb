import type { Catalogue } from "../../catalogue/catalogue";
import type { CatalogueTopic } from "../../catalogue/catalogueAccess";
import type { ApiVersion } from "../../client";
import { type CheckFailure, rootOf } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { containsUnknown } from "../../resource/unknown";
import { sameValue } from "../properties/inputValues";
import type { InputName } from "../properties/instanceProperties";
import type { CheckContext } from "./offlineCheck";

/** What the live check knows besides the properties. */
export interface LiveCheckContext extends CheckContext {
  /**
   * The version of the API that the region serves; see `ApiVersionProbe`.
   *
   * @returns undefined when it cannot be asked
   * @throws AuthenticationError when the credentials are refused; ApiVersionUnknownError when the answer tells nothing
   */
  servedVersion(inputs: Properties): Promise<ApiVersion | undefined>;
  /**
   * Reads the catalogue of the region and project in which the inputs will live, by the version of the API that they
   * name.
   *
   * @returns undefined when it cannot be read
   * @throws AuthenticationError when the credentials are refused
   */
  read<Result>(
    inputs: Properties,
    select: (catalogue: Catalogue) => Promise<Result>,
    topic?: CatalogueTopic,
  ): Promise<Result | undefined>;
  /** Whether the resource may have a name that an existing instance has. */
  mayTakeName(name: string): boolean;
  /** Whether a name belongs to a resource of the stack, as far as it is known yet. */
  isHeld(name: string): boolean;
  /** Instance names that the program declares, as far as they are known yet. */
  readonly declaredNames: readonly string[];
  /** Logical name of another resource of the program that declares the same name in the same region and project. */
  readonly sameNameAs?: string | undefined;
  /** Organization of the stack, which stands in automatic names. */
  readonly organization?: string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The inputs under check and what is known of them; nobody writes into them. */
export interface CheckSubject {
  readonly olds: Properties;
  readonly inputs: Readonly<Properties>;
  /** Whether the offline rules found fault with an input. */
  hasFailed(name: InputName): boolean;
  /** Whether an input is given, known and without fault. */
  isSound(name: InputName): boolean;
  /** Whether an input is sound and not what the old inputs say. */
  isChanged(name: InputName): boolean;
  /** Reads the catalogue; undefined when it cannot be read. */
  read<Result>(select: (catalogue: Catalogue) => Promise<Result>, topic?: CatalogueTopic): Promise<Result | undefined>;
}

/** Inputs in which the offline rules have found the given faults. */
export function checkSubject(
  context: LiveCheckContext,
  olds: Properties,
  inputs: Properties,
  failures: readonly CheckFailure[],
): CheckSubject {
  const failed = new Set(failures.map(({ property }) => rootOf(property)));
  const hasFailed = (name: InputName) => failed.has(name);
  const isSound = (name: InputName) => inputs[name] !== undefined && !hasFailed(name) && !containsUnknown(inputs[name]);
  return {
    olds,
    inputs,
    hasFailed,
    isSound,
    isChanged: (name) => isSound(name) && !sameValue(name, olds[name], inputs[name]),
    read: (select, topic) => context.read(inputs, select, topic),
  };
}
