import type { ProgramInfo } from "@pulumi/pulumi/proto/language_pb";

/** What `runtime.options` of Pulumi.yaml may say, as far as running a program is concerned. */
export interface RuntimeOptions {
  /** Whether TypeScript is compiled on the way. Default true. */
  typescript: boolean;
  /** Arguments for node, from `nodeargs`. Default none. */
  nodeArguments: string[];
  /** Path of the tsconfig file, from `tsconfig`. Default `tsconfig.json` if there is one. */
  tsconfigPath?: string;
}

export function runtimeOptions(info: ProgramInfo | undefined): RuntimeOptions {
  const options = info?.getOptions()?.toJavaScript() ?? {};
  return {
    typescript: options.typescript !== false,
    nodeArguments: typeof options.nodeargs === "string" ? options.nodeargs.split(/\s+/).filter(Boolean) : [],
    ...(typeof options.tsconfig === "string" ? { tsconfigPath: options.tsconfig } : {}),
  };
}
