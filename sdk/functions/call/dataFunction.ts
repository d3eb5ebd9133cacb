import * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "../functionOptions";
import { type ArgumentKinds, checkArguments } from "./checkArguments";
import type { CloudReader } from "./cloudReader";
import {
  type ConfigurationValues,
  configReader,
  explicitConfiguration,
  knownConfiguration,
} from "./functionConfiguration";
import { programError } from "./programError";

/** What one data function does. */
export interface DataFunction<Args, Result> {
  /** By what name a program's mocks are called, such as `getProducts`. */
  name: string;
  /** The arguments that it knows. */
  args: ArgumentKinds<Args>;
  read: (reader: CloudReader, args: Args) => Promise<Result>;
}

/** Whether the program runs in a unit test, where nothing may be sent. */
function hasMocks(): boolean {
  try {
    return "mocks" in (pulumi.runtime.getMonitor() ?? {});
  } catch {
    // There is no engine: a script of its own calls the function.
    return false;
  }
}

async function run<Args extends object, Result>(
  { name, args: kinds, read }: DataFunction<Args, Result>,
  args: Args,
  configuration: ConfigurationValues | undefined,
): Promise<Result> {
  try {
    const given = checkArguments(name, kinds, args);
    if (hasMocks()) return await pulumi.runtime.invoke(`huaweicloud:dms:${name}`, given, { async: true });
    // The client is loaded when the first function is called, not when the package is imported.
    const { openReader } = require("./openReader") as typeof import("./openReader");
    return await read(openReader(configReader(configuration)), given as Args);
  } catch (error) {
    throw programError(error);
  }
}

/** Calls a data function with plain values. */
export async function callFunction<Args extends object, Result>(
  definition: DataFunction<Args, Result>,
  args: Args,
  options: FunctionOptions,
): Promise<Result> {
  return run(definition, args, await knownConfiguration(explicitConfiguration(options)));
}

/** Calls a data function with values that may be outputs; what is unknown or secret in them is so in the result. */
export function callFunctionOutput<Args extends object, Result>(
  definition: DataFunction<Args, Result>,
  args: pulumi.Input<pulumi.Inputs>,
  options: FunctionOptions,
): pulumi.Output<Result> {
  const configuration = explicitConfiguration(options);
  const result = pulumi
    .all([pulumi.output(args), configuration])
    .apply(([values, known]) => run(definition, values as Args, known));
  return result as pulumi.Output<Result>;
}
