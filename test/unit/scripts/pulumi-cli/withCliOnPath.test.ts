import { withCliOnPath } from "../../../../scripts/pulumi-cli/withCliOnPath";

describe("withCliOnPath", () => {
  it("puts the CLI's directories first and keeps the rest", () => {
    const environment = withCliOnPath({ PATH: "/usr/bin", HOME: "/home/me" }, { directories: ["/cli", "/host"] });
    expect(environment).toEqual({ PATH: "/cli:/host:/usr/bin", HOME: "/home/me" });
  });
});
