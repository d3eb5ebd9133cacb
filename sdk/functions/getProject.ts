import type * as pulumi from "@pulumi/pulumi";
import type { Project } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Which project to look up. */
export interface GetProjectArgs {
  /** Exact name. @default the project name of the configuration, else the region */
  name?: string;
}

/** {@link GetProjectArgs} with values that may be outputs. */
export interface GetProjectOutputArgs {
  /** Exact name. @default the project name of the configuration, else the region */
  name?: pulumi.Input<string | undefined>;
}

const definition: DataFunction<GetProjectArgs, Project> = {
  name: "getProject",
  args: { name: "text" },
  read: (reader, args) => reader.project(args.name),
};

/**
 * Looks up exactly one project of the account (section 8.4).
 *
 * @throws a HuaweiCloudError that lists the projects when none has the name, or when they cannot be read
 * @example const { id } = await getProject({ name: "eu-west-101" });
 */
export function getProject(args: GetProjectArgs = {}, opts: FunctionOptions = {}): Promise<Project> {
  return callFunction(definition, args, opts);
}

/** {@link getProject} for values that may be outputs. */
export function getProjectOutput(args: GetProjectOutputArgs = {}, opts: FunctionOptions = {}): pulumi.Output<Project> {
  return callFunctionOutput(definition, args, opts);
}
