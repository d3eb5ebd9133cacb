import { localStackEnvironment } from "../../../../scripts/environment/localStackEnvironment";

describe("localStackEnvironment", () => {
  it("keeps state and home below one directory and the CLI offline", () => {
    expect(localStackEnvironment("/tmp/a b", "secret")).toEqual({
      PULUMI_BACKEND_URL: "file:///tmp/a%20b/backend",
      PULUMI_HOME: "/tmp/a b/home",
      PULUMI_CONFIG_PASSPHRASE: "secret",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
  });
});
