import { ProgramInfo } from "@pulumi/pulumi/proto/language_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { runtimeOptions } from "../../../../../scripts/pulumi-cli/language-host/runtimeOptions";

function info(options: Record<string, string | boolean>): ProgramInfo {
  return new ProgramInfo().setOptions(Struct.fromJavaScript(options));
}

describe("runtimeOptions", () => {
  it("compiles TypeScript unless told otherwise", () => {
    expect(runtimeOptions(undefined)).toEqual({ typescript: true, nodeArguments: [], tsconfigPath: undefined });
    expect(runtimeOptions(info({ typescript: false })).typescript).toBe(false);
  });

  it("splits arguments for node and passes on the tsconfig file", () => {
    const options = runtimeOptions(
      info({ nodeargs: " --enable-source-maps  --max-old-space-size=512 ", tsconfig: "a.json" }),
    );
    expect(options.nodeArguments).toEqual(["--enable-source-maps", "--max-old-space-size=512"]);
    expect(options.tsconfigPath).toBe("a.json");
  });
});
