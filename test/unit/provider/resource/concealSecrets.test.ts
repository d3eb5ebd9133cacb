import { secretNames } from "../../../../provider/instance/properties/instanceProperties";
import { allSecretNames, concealSecrets } from "../../../../provider/resource/concealSecrets";

const olds = { accessUser: "old-user", password: "Old-Pass-1" };
const news = {
  accessUser: "new-user",
  password: "New-Pass-1",
  restartTriggers: { certificate: ["certificate-1"] },
  vpcId: "vpc-1",
  __secretInputs: ["accessUser", "restartTriggers"],
};

it("blots out what is secret, old and new, at any depth, and nothing else", () => {
  const text = "old-user new-user Old-Pass-1 New-Pass-1 certificate-1 vpc-1";
  expect(concealSecrets(secretNames, text, [news, olds])).toBe("[secret] [secret] [secret] [secret] [secret] vpc-1");
});

it("knows the names of what is always secret and of what the program made secret", () => {
  expect(allSecretNames(secretNames, [news])).toEqual(expect.arrayContaining(["password", "amqpUrl", "accessUser"]));
  expect(allSecretNames(secretNames, [{}])).not.toContain("accessUser");
});
