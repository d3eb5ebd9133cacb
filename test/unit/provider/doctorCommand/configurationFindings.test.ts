import { resolveConfiguration } from "../../../../provider/client";
import { configurationFindings } from "../../../../provider/doctorCommand/configurationFindings";

function look(environment: Record<string, string>) {
  const keys = { HW_REGION_NAME: "eu-west-101", HW_ACCESS_KEY: "AK0000000001", HW_SECRET_KEY: "secret-key-0001" };
  const configuration = resolveConfiguration({ config: () => undefined, environment: { ...keys, ...environment } });
  return configurationFindings(configuration);
}

it("says where the credentials come from and which others lie there", () => {
  expect(look({ HW_USER_NAME: "ann" })).toContainEqual({
    check: "credentials",
    outcome: "ok",
    found: expect.stringMatching(/HW_ACCESS_KEY and HW_SECRET_KEY in the environment.*HW_USER_NAME/),
  });
});

it("shows the proxy without its password", () => {
  const environment = { HTTPS_PROXY: "http://ann:proxy-password@proxy.example:3128", NO_PROXY: "localhost" };
  const proxy = look(environment).find(({ check }) => check === "proxy");
  expect(proxy?.found).toBe(
    "http://proxy.example:3128 for https://dms.eu-west-101.myhuaweicloud.eu and https://iam.eu-west-101.myhuaweicloud.eu, but for localhost",
  );
});

it("warns when certificates are not verified", () => {
  expect(look({ HW_INSECURE: "true" })).toContainEqual(expect.objectContaining({ check: "TLS", outcome: "warning" }));
});
