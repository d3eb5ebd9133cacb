import type { Catalogue } from "../../catalogue/catalogue";
import type { InputName } from "../properties/properties";
import type { Properties } from "../properties/safeProperties";
import type { CheckContext } from "./offlineCheck";

/** What the live check knows besides the properties. */
export interface LiveCheckContext extends CheckContext {
  /**
   * Reads the catalogue of the region and project in which the inputs will live.
   *
   * @returns undefined when it cannot be read
   * @throws AuthenticationError when the credentials are refused
   */
  read<Result>(inputs: Properties, select: (catalogue: Catalogue) => Promise<Result>): Promise<Result | undefined>;
  /** Whether the resource may have a name that an existing instance has. */
  mayTakeName(name: string): boolean;
  /** Logical name of another resource of the program that declares the same name in the same region and project. */
  readonly nameTwin?: string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The inputs under check, which words are resolved into, and what is known of them. */
export interface CheckSubject {
  readonly olds: Properties;
  readonly inputs: Properties;
  /** Whether the offline rules found fault with an input. */
  hasFailed(name: InputName): boolean;
  /** Whether an input is given, known, without fault so far, and not what the old inputs say. */
  isChanged(name: InputName): boolean;
  /** Reads the catalogue; undefined when it cannot be read. */
  read<Result>(select: (catalogue: Catalogue) => Promise<Result>): Promise<Result | undefined>;
}
