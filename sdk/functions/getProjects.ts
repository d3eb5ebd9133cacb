import type * as pulumi from "@pulumi/pulumi";
import type { Project } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Which projects to list. */
export interface GetProjectsArgs {
  /** Exact name. @default all projects that the credentials may see */
  name?: string;
}

/** {@link GetProjectsArgs} with values that may be outputs. */
export interface GetProjectsOutputArgs {
  /** Exact name. @default all projects that the credentials may see */
  name?: pulumi.Input<string | undefined>;
}

/** The projects that match. */
export interface GetProjectsResult {
  projects: Project[];
}

const definition: DataFunction<GetProjectsArgs, GetProjectsResult> = {
  name: "getProjects",
  args: { name: "text" },
  read: async (reader, { name }) => ({ projects: await reader.projects(name) }),
};

/**
 * Lists the projects of the account, which IAM tells (section 8.4).
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { projects } = await getProjects();
 */
export function getProjects(args: GetProjectsArgs = {}, opts: FunctionOptions = {}): Promise<GetProjectsResult> {
  return callFunction(definition, args, opts);
}

/** {@link getProjects} for values that may be outputs. */
export function getProjectsOutput(
  args: GetProjectsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetProjectsResult> {
  return callFunctionOutput(definition, args, opts);
}
