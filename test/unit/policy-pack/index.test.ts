import { readFileSync } from "node:fs";
import path from "node:path";
import { policiesByName } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { repositoryRoot } from "../../support/repositoryRoot";
import { PolicyPackProcess } from "./policyPackProcess";
import { unknown } from "./policyRun";

const directory = path.join(repositoryRoot, "policy-pack");
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const password = "Lion4-River7-Moon";
const sound = {
  name: "orders-prod",
  storageSpace: 300,
  storageSpecCode: "dms.physical.storage.ultra.v2",
  accessUser: "orders",
  password: { ...secretMark, value: password },
  securityGroupId: "sg-1",
  productId: "c6.4u8g.cluster",
  brokerNum: 3,
  diskEncryptedKey: "key-7",
  tags: { team: "orders" },
  maintainBegin: "22:00",
  maintainEnd: "02:00",
  sslEnable: true,
  enterpriseProjectId: "ep-7",
  deletionProtection: true,
};

let pack: PolicyPackProcess;

beforeAll(async () => {
  pack = await PolicyPackProcess.start(directory);
});

afterAll(() => pack.stop());

beforeEach(() => pack.configure("rabbitmq-naming", "ADVISORY", {}));

test("the pack serves every policy with schema, severity and remediation steps under the version of its package", async () => {
  const information = await pack.information();
  const { version } = JSON.parse(readFileSync(path.join(directory, "package.json"), "utf8")) as { version: string };
  expect(information.getName()).toBe("huaweicloud-dms-rabbitmq");
  expect(information.getVersion()).toBe(version);
  const policies = information.getPoliciesList();
  expect(policies.map((policy) => policy.getName())).toEqual(Object.keys(policiesByName));
  for (const policy of policies) {
    expect(policy.getSeverity()).toBeGreaterThan(0);
    expect(policy.getRemediationSteps()).not.toBe("");
    expect(policy.getConfigschema()?.getRequiredList()).toEqual([]);
  }
});

test("a sound instance has no findings, and no other resource has any", async () => {
  expect(await pack.analyze(sound)).toEqual([]);
  expect(await pack.analyze({ storageSpace: 1 }, "other:index:Thing")).toEqual([]);
});

test("every violation is found in one go, and none shows the password", async () => {
  const weak = "guest77";
  const findings = await pack.analyze({
    ...sound,
    storageSpace: 50,
    accessUser: "guest",
    password: { ...secretMark, value: weak },
    maintainEnd: "04:00",
    sslEnable: false,
    enablePublicIp: true,
    deletionProtection: false,
    name: "Orders",
  });
  expect(findings.map(({ policy, isMandatory }) => `${policy} ${isMandatory ? "mandatory" : "advisory"}`)).toEqual([
    "rabbitmq-storage-limits mandatory",
    "rabbitmq-maintenance-window-supported mandatory",
    "rabbitmq-tls advisory",
    "rabbitmq-public-access mandatory",
    "rabbitmq-user-name advisory",
    "rabbitmq-password-strength mandatory",
    "rabbitmq-password-strength mandatory",
    "rabbitmq-password-strength mandatory",
    "rabbitmq-deletion-protection mandatory",
    "rabbitmq-naming advisory",
  ]);
  for (const { message } of findings) expect(message).not.toContain(weak);
});

test("an unknown value makes the policies that read it advisory, and no other", async () => {
  const findings = await pack.analyze({ ...sound, storageSpace: unknown, sslEnable: false, deletionProtection: false });
  const undecided = findings.filter(({ message }) => message.includes("can't be known during preview"));
  expect(undecided.map(({ policy }) => policy)).toEqual(["rabbitmq-storage-limits", "rabbitmq-storage-maximum"]);
  expect(undecided.map(({ isMandatory }) => isMandatory)).toEqual([false, false]);
  expect(findings.find(({ policy }) => policy === "rabbitmq-deletion-protection")?.isMandatory).toBe(true);
});

test("a configuration that the JSON schema cannot tell wrong is refused with its path and without a stack", async () => {
  await pack.configure("rabbitmq-maintenance-window-hours", "MANDATORY", { timeZone: "Mars/Olympus" });
  const error = await pack.analyze(sound).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  expect(error).toContain("policy rabbitmq-maintenance-window-hours is wrong: timeZone must be an IANA time zone");
  expect(error).not.toMatch(/\n\s+at /);
});

test("the remediation sets both ends of the window and keeps secrets secret and hidden keys in place", async () => {
  await pack.configure("rabbitmq-maintenance-window-set", "REMEDIATE", { begin: "22:00" });
  const { maintainBegin, maintainEnd, ...withoutWindow } = sound;
  const given = { ...withoutWindow, __provider: "text" };
  expect(await pack.remediate(given)).toEqual({ ...given, maintainBegin, maintainEnd });
  expect(await pack.remediate({ ...given, maintainBegin, maintainEnd })).toBeUndefined();
});

test("nothing is remediated unless it is turned on", async () => {
  const { maintainBegin: _begin, maintainEnd: _end, ...withoutWindow } = sound;
  expect(await pack.remediate(withoutWindow)).toBeUndefined();
});
