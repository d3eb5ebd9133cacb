import { isolatedEnvironment } from "../../../../scripts/environment/isolatedEnvironment";

describe("isolatedEnvironment", () => {
  it.each([
    "HW_ACCESS_KEY",
    "HW_SECRET_KEY",
    "HW_DMS_ADOPT_EXISTING",
    "OS_PASSWORD",
    "HTTP_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "no_proxy",
    "npm_config_https_proxy",
    "npm_config_proxy",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_BACKEND_URL",
  ])("drops %s", (name) => {
    expect(isolatedEnvironment({ [name]: "value" })).not.toHaveProperty(name);
  });

  it.each(["PATH", "HOME", "HWLOC_XML", "OSTYPE", "GOPROXY_CACHE"])("keeps %s", (name) => {
    expect(isolatedEnvironment({ [name]: "value" })).toHaveProperty(name, "value");
  });

  it("pins both endpoints to loopback, whatever they were", () => {
    const environment = isolatedEnvironment({
      HW_DMS_ENDPOINT: "https://dms.example.com",
      HW_IAM_ENDPOINT: "https://iam.example.com",
    });
    expect(new URL(environment.HW_DMS_ENDPOINT ?? "").hostname).toBe("127.0.0.1");
    expect(new URL(environment.HW_IAM_ENDPOINT ?? "").hostname).toBe("127.0.0.1");
  });

  it("leaves the environment it was given as it is", () => {
    const given = { HW_ACCESS_KEY: "key" };
    isolatedEnvironment(given);
    expect(given).toEqual({ HW_ACCESS_KEY: "key" });
  });
});
