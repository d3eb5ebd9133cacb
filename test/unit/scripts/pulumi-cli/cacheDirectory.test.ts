import { homedir } from "node:os";
import { cacheDirectory } from "../../../../scripts/pulumi-cli/cacheDirectory";

describe("cacheDirectory", () => {
  it("lies in XDG_CACHE_HOME", () => {
    expect(cacheDirectory({ XDG_CACHE_HOME: "/var/cache/ci" })).toBe("/var/cache/ci/pulumi-huaweicloud-dms-rabbitmq");
  });

  it.each([undefined, "", "relative/path"])("lies in ~/.cache when XDG_CACHE_HOME is %p", (value) => {
    expect(cacheDirectory({ XDG_CACHE_HOME: value })).toBe(`${homedir()}/.cache/pulumi-huaweicloud-dms-rabbitmq`);
  });
});
