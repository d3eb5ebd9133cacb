import { Connection, resolveConfiguration, systemClock } from "../../../../provider/client";
import { cloudFindings } from "../../../../provider/doctorCommand/cloudFindings";
import { TestEmulator } from "../../../support/testEmulator";

const minute = 60_000;
let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await TestEmulator.start({
    users: [
      { name: "lister", accessKey: "LISTERACCESSKEY00001", secretKey: "lister-secret", actions: ["dms:instance:list"] },
    ],
  });
});

beforeEach(async () => {
  await emulator.clearFaults();
  await emulator.forgetRequests();
});

afterAll(() => emulator.close());

/** The findings by check, for an environment that differs and a clock that is ahead. */
async function look(changes: Record<string, string> = {}, ahead = 0, base = emulator.environment) {
  const environment = { ...base, ...changes };
  const configuration = resolveConfiguration({ config: () => undefined, environment });
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const connection = new Connection({ configuration, clock });
  const findings = await cloudFindings(connection);
  await connection.close();
  return Object.fromEntries(findings.map(({ check, ...finding }) => [check, finding]));
}

it("signs in, names account and project, and tries no change", async () => {
  const found = await look();
  expect(found).toMatchObject({
    "sign-in": { outcome: "ok", found: expect.stringMatching(/^account [0-9a-f]{32}$/) },
    project: { outcome: "ok", found: expect.stringMatching(/^ae-ad-1 \([0-9a-f]{32}\)$/) },
    "API versions": { outcome: "ok", found: expect.stringContaining("v1.0") },
    "dms:instance:list": { outcome: "ok" },
    "dms:instance:get": { outcome: "ok" },
    "other rights": { outcome: "skipped", found: expect.stringContaining("dms:instance:create") },
    clock: { outcome: "ok" },
  });
  expect(await emulator.changingRequests()).toEqual([]);
});

it("names the account of a user", async () => {
  expect((await look({}, 0, emulator.passwordEnvironment))["sign-in"]?.found).toBe("account test-domain");
});

it("names the right that is missing", async () => {
  const found = await look({ HW_ACCESS_KEY: "LISTERACCESSKEY00001", HW_SECRET_KEY: "lister-secret" });
  expect(found["dms:instance:list"]?.outcome).toBe("ok");
  expect(found["dms:instance:get"]).toMatchObject({
    outcome: "failed",
    found: expect.stringContaining("dms:instance:get"),
  });
});

it("ends with the sign-in when that is refused", async () => {
  const found = await look({ HW_SECRET_KEY: "another-secret-key" });
  expect(found["sign-in"]).toMatchObject({ outcome: "failed", found: expect.stringContaining("HW_SECRET_KEY") });
  expect(Object.keys(found)).toEqual(["sign-in", "clock"]);
});

it("warns of a project that is not the account's", async () => {
  const found = await look({ HW_PROJECT_ID: "0".repeat(32) });
  expect(found.project).toMatchObject({ outcome: "warning", advice: expect.stringContaining("HW_PROJECT_ID") });
});

it("says that no version of the API answers", async () => {
  await emulator.addFault({ match: { path: "/v1.0/*" }, do: { status: 404, body: { error_code: "APIGW.0101" } } });
  await emulator.addFault({ match: { path: "/v2/*" }, do: { status: 404, body: { error_code: "APIGW.0101" } } });
  expect((await look())["API versions"]).toMatchObject({ outcome: "failed", found: "neither v1.0 nor v2 answers" });
});

it.each([
  ["a clock that is two minutes ahead", 2 * minute, "2m ahead of the service"],
  ["a clock that is twenty minutes behind", -20 * minute, "20m behind the service"],
])("tells %s", async (_what, ahead, found) => {
  const { clock } = await look({}, ahead);
  expect(clock).toMatchObject({ outcome: "warning", advice: expect.stringContaining("NTP") });
  // A second more or less, by when the service wrote the time down.
  expect(clock?.found.replace(/(1m59s|2m1s)/, "2m").replace(/(19m59s|20m1s)/, "20m")).toBe(found);
});
