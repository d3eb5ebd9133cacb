import { instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const zoneId = "1d7b939b382c4c3bb3481a8ca10da768";
const nowhere = "http://127.0.0.1:2";
const inWords = {
  productId: undefined,
  product: '{ type: "single", vcpus: 2, memoryGb: 4 }',
  availabilityZones: '["az10.dc1"]',
  name: '"orders"',
};

/** A program of many instances, which differ in their names. */
const fleetProgram = (count: number) => `
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";
for (let index = 0; index < ${count}; index++) {
  new RabbitmqInstance("orders-" + index, {
    name: "orders-" + index,
    storageSpace: 100,
    storageSpecCode: "dms.physical.storage.high",
    product: { type: "single", vcpus: 2, memoryGb: 4 },
    availabilityZones: ["az10.dc1"],
    maintainBegin: "22:00",
    vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
    subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
    securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
    accessUser: "tester",
    password: "Fleet-Password-1",
  });
}
`;

describe("validation by the real CLI", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeEach(async () => {
    emulator = await TestEmulator.start();
    project = await PulumiProject.create({
      program: rabbitmqProgram(),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
  });

  afterEach(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const warnings = ({ events }: PulumiResult) => events.diagnostics.filter(({ severity }) => severity === "warning");

  /** The findings of check: the path of the property, where it is not secret, and the reason. */
  const findings = ({ events }: PulumiResult) =>
    events.diagnostics
      .filter(({ severity, urn }) => severity === "error" && urn.includes(rabbitmqInstanceType))
      .map(({ message }) => message.trim());

  /** Makes reads of the catalogue fail, or answer something else, from now on. */
  const answer = (path: string, effect: { status: number; body: unknown }) =>
    emulator.addFault({ match: { method: "GET", path, times: 1000 }, do: effect });

  const soldOut = {
    regionId: "ae-ad-1",
    available_zones: [{ id: zoneId, code: "az10.dc1", name: "az10.dc1", port: "8002", resource_availability: "false" }],
  };

  it("shows seven mistakes in one preview, each with its property and the remedy, and only reads", async () => {
    await project.up();
    const { name } = project.outputs();
    await emulator.forgetRequests();
    project.writeProgram(`${rabbitmqProgram()}
new RabbitmqInstance("mails", {
  name: "${name}",
  productId: "00300-30210-0--0",
  storageSpace: 200,
  storageSpecCode: "dms.physical.storage.high",
  availabilityZones: ["az10.dc7"],
  maintainBegin: "03:00",
  accessUser: "me",
  password: "weak",
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
});
`);
    const preview = await project.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.output).not.toContain("weak");
    const about = `${rabbitmqInstanceType} resource 'mails'`;
    const named = (property: string, reason: string) =>
      expect.stringMatching(
        new RegExp(`^${about}: property ${property} value .* has a problem: ${property} .*${reason}`),
      );
    expect(findings(preview).sort()).toEqual([
      `${about} has a problem: password must be 8 to 32 printable characters without spaces, from at least two of: lowercase letters, uppercase letters, digits, special characters`,
      named("accessUser", "must be 4 to 64 letters, digits, hyphens or underscores"),
      named(
        "availabilityZones",
        `"az10.dc7", which is no zone of the region. There are: az10.dc1 .${zoneId}.; az10.dc2`,
      ),
      named("maintainBegin", "must be the begin of a supported window: 22:00, 02:00"),
      named("name", "is already taken by instance .* .RUNNING, created .* ago.; choose another name"),
      named("productId", "Use its hourly counterpart: cluster, 3 × 4 vCPUs 8 GB .00300-30209-0--0."),
      named("storageSpace", "needs at least 300 GB"),
    ]);
    const requests = await emulator.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("reads the catalogue three times and the instances once for a program of 200", async () => {
    project.writeProgram(fleetProgram(200));
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    expect(preview.events.changes).toEqual({ create: 201 });
    const paths = (await emulator.requests()).map(({ path }) => path.split("?")[0] as string);
    expect(paths.filter((path) => path.startsWith("/v1.0/")).sort()).toEqual([
      expect.stringMatching(/^\/v1\.0\/[0-9a-f]{32}\/instances$/),
      "/v1.0/availableZones",
      "/v1.0/instances/maintain-windows",
      "/v1.0/products",
    ]);
  });

  it("takes product and zone in words, and never lets them become a change afterwards", async () => {
    const { name: _name, ...words } = inWords;
    const ignored = {
      orders: [],
      everything: ["*"],
      productId: ["productId"],
      product: ["product"],
      zones: ["availabilityZones"],
    };
    const names = Object.keys(ignored);
    const declared = (optionsOf: (name: keyof typeof ignored) => object = () => ({})) =>
      Object.fromEntries(
        names.map((name) => [name, { ...words, options: JSON.stringify(optionsOf(name as keyof typeof ignored)) }]),
      );
    project.writeProgram(instancesProgram(declared()));
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(await emulator.instances()).toMatchObject(
      names.map(() => ({ product_id: "00300-30109-0--0", available_zones: [zoneId] })),
    );
    const stored = project.resources(rabbitmqInstanceType);
    expect(stored).toHaveLength(names.length);
    for (const { inputs } of stored) {
      expect(inputs).toMatchObject({
        productId: "00300-30109-0--0",
        product: { type: "single", vcpus: 2, memoryGb: 4 },
        availabilityZones: [zoneId],
      });
    }

    await answer("availableZones", { status: 200, body: soldOut });
    await answer("products", { status: 200, body: { Hourly: [], Monthly: [] } });
    await emulator.forgetRequests();
    const same = { same: 1 + names.length };
    expect((await project.preview()).events.changes).toEqual(same);
    expect(await emulator.requests()).toEqual([]);
    const refresh = await project.refresh();
    expect(refresh.code).toBe(0);
    expect((await project.up()).events.changes).toEqual(same);

    project.writeProgram(instancesProgram(declared((name) => ({ ignoreChanges: ignored[name] }))));
    expect(await project.preview()).toMatchObject({ code: 0, events: { changes: same } });

    // The same zone by its ID, and the same product by its ID.
    project.writeProgram(instancesProgram({ ...declared(), orders: {} }));
    const byId = await project.up();
    expect(byId.code).toBe(0);
    expect(byId.events.steps.map(({ operation }) => operation)).not.toContain("replace");
    expect(await emulator.instances()).toHaveLength(names.length);
  });

  it("does not let a zone that is sold out later, or a withdrawn product, block a stack that has them", async () => {
    await project.up();
    await answer("availableZones", { status: 200, body: soldOut });
    await answer("products", { status: 200, body: { Hourly: [], Monthly: [] } });
    expect((await project.preview()).code).toBe(0);
    project.writeProgram(rabbitmqProgram({ description: '"changed"' }));
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ same: 1, update: 1 });
  });

  it("stops a new instance in a zone that is sold out", async () => {
    await answer("availableZones", { status: 200, body: soldOut });
    const up = await project.up();
    expect(up.code).not.toBe(0);
    expect(findings(up)).toEqual([expect.stringContaining(`names "${zoneId}", which is sold out. So are all others`)]);
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("lets an instance that is replaced keep its name", async () => {
    project.writeProgram(rabbitmqProgram({ name: '"orders"' }));
    await project.up();
    project.writeProgram(rabbitmqProgram({ name: '"orders"', vpcId: '"2e93f86e-13af-46c8-97d6-d40fa62b76c2"' }));
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(await emulator.instances()).toMatchObject([{ vpc_id: "2e93f86e-13af-46c8-97d6-d40fa62b76c2" }]);
  });

  describe("when the catalogue cannot be read", () => {
    const checkedOffline = "The inputs were checked without the service, because";

    it.each<[string, Record<string, string>, string | undefined]>([
      ["for want of credentials", { HW_ACCESS_KEY: "", HW_SECRET_KEY: "" }, undefined],
      ["because nothing answers", { HW_DMS_ENDPOINT: nowhere, HW_IAM_ENDPOINT: nowhere }, undefined],
      ["for want of the permission", {}, "^/v1"],
    ])("%s, a preview warns exactly once and applies the offline rules", async (_why, environment, forbidden) => {
      if (forbidden) await answer(forbidden, { status: 403, body: { error_code: "111403001", error_msg: "No." } });
      project.writeProgram(fleetProgram(12));
      const preview = await project.preview({ environment });
      expect(preview.code).toBe(0);
      expect(preview.events.changes).toEqual({ create: 13 });
      expect(warnings(preview).map(({ message }) => message)).toEqual([expect.stringContaining(checkedOffline)]);

      project.writeProgram(fleetProgram(3).replaceAll("storageSpace: 100", "storageSpace: 10"));
      const wrong = await project.preview({ environment });
      expect(wrong.code).not.toBe(0);
      expect(findings(wrong).join()).toContain("storageSpace must be a whole number of GB");
    });

    it("because the credentials are wrong, a preview fails", async () => {
      const preview = await project.preview({ environment: { HW_SECRET_KEY: "wrong" } });
      expect(preview.code).not.toBe(0);
      expect(findings(preview)).toEqual([expect.stringMatching(/could not be compared.*HTTP 401/)]);
      expect(warnings(preview)).toEqual([]);
    });

    it("because that is configured, nothing is said and the create call looks words up", async () => {
      project.setConfig({ "huaweicloud:validation": "offline" });
      project.writeProgram(rabbitmqProgram(inWords));
      const preview = await project.preview();
      expect(preview.code).toBe(0);
      expect(await emulator.requests()).toEqual([]);
      const up = await project.up();
      expect(up.code).toBe(0);
      expect([...warnings(preview), ...warnings(up)]).toEqual([]);
      expect(await emulator.instances()).toMatchObject([{ product_id: "00300-30109-0--0", available_zones: [zoneId] }]);

      expect((await project.preview()).events.changes).toEqual({ same: 2 });
      project.setConfig({ "huaweicloud:validation": "live" });
      const again = await project.up();
      expect(again.code).toBe(0);
      expect(again.events.steps.map(({ operation }) => operation)).not.toContain("replace");
      expect((await project.up()).events.changes).toEqual({ same: 2 });
      expect(await emulator.instances()).toHaveLength(1);
    });

    it("words of the program that name nothing fail in the create call, with what there is", async () => {
      project.writeProgram(rabbitmqProgram({ ...inWords, availabilityZones: '["az10.dc7"]' }));
      const up = await project.up({ environment: { HW_DMS_VALIDATION: "offline" } });
      expect(up.code).not.toBe(0);
      expect(up.output).toContain('The region has no availability zone "az10.dc7". There are: az10.dc1');
      expect(await emulator.changingRequests()).toEqual([]);
    });
  });
});
