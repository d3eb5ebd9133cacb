import { earlierInstanceType, rabbitmqInstanceType } from "../../sdk/resourceType";
import { type ExportedState, PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, instanceArguments } from "../support/rabbitmqProgram";
import { TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(300_000);

const properties = Object.entries(instanceArguments).map(([name, expression]) => `${name}: ${expression}`);

/** The same instances: at the top, in a component, below an instance, and one that is about to be renamed. */
const program = ({
  renamed,
  protect,
}: {
  renamed: boolean;
  protect: boolean;
}) => `import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();
const args = { ${properties.join(", ")} };

class Shop extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Shop", name);
    new RabbitmqInstance(name + "-mails", args, { parent: this });
    new RabbitmqInstance(name + "-named", { ...args, name: "named" }, { parent: this });
  }
}

const orders = new RabbitmqInstance("orders", args, { protect: ${protect} });
new RabbitmqInstance("orders-audit", args, { parent: orders });
new pulumi.ComponentResource("test:index:Part", "part", {}, { parent: orders });
new Shop("shop");
${renamed ? 'new RabbitmqInstance("after", args, { aliases: [{ name: "before" }] });' : 'new RabbitmqInstance("before", args);'}
`;

describe("a stack whose instances have the type token of version 0.1.0", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let instances: WireInstance[];

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "50ms", deleteTime: "50ms" });
    project = await PulumiProject.create({
      program: program({ renamed: false, protect: true }),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
    const { code, output } = await project.up();
    expect({ code, output }).toEqual({ code: 0, output });
    instances = await emulator.instances();
    const text = JSON.stringify(project.exportState());
    await project.importState(JSON.parse(text.replaceAll(rabbitmqInstanceType, earlierInstanceType)) as ExportedState);
    expect(types()).toEqual({ [earlierInstanceType]: 5 });
    await emulator.forgetRequests();
    project.writeProgram(program({ renamed: true, protect: true }));
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  /** How many instances of which type the state has, by themselves or as a parent. */
  function types(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type, id } of project.exportState().deployment.resources ?? []) {
      if (id !== undefined && !type.startsWith("pulumi:")) counts[type] = (counts[type] ?? 0) + 1;
    }
    return counts;
  }

  async function expectNoChange({ code, output, events }: PulumiResult): Promise<void> {
    expect({ code, output, changes: Object.keys(events.changes) }).toEqual({ code: 0, output, changes: ["same"] });
    expect(await emulator.changingRequests()).toEqual([]);
    expect(await emulator.instances()).toEqual(instances);
  }

  it("previews no change", async () => expectNoChange(await project.preview({ args: ["--expect-no-changes"] })));

  it("deploys no change, keeps every name, and has the new token from then on", async () => {
    await expectNoChange(await project.up({ args: ["--expect-no-changes"] }));
    expect(types()).toEqual({ [rabbitmqInstanceType]: 5 });
    const { resources = [] } = project.exportState().deployment;
    expect(resources.filter(({ urn }) => urn.includes(earlierInstanceType))).toEqual([]);
    const names = resources.filter(({ type }) => type === rabbitmqInstanceType).map(({ outputs }) => outputs?.name);
    expect(names.sort()).toEqual(instances.map(({ name }) => name).sort());
  });

  it("refreshes and deploys no change again, now that there is nothing left of it", async () => {
    await expectNoChange(await project.refresh({ args: ["--expect-no-changes"] }));
    await expectNoChange(await project.up({ args: ["--expect-no-changes"] }));
  });

  it("destroys each instance once", async () => {
    project.writeProgram(program({ renamed: true, protect: false }));
    await project.up();
    const { code, output } = await project.destroy();
    expect({ code, output }).toEqual({ code: 0, output });
    const deletions = (await emulator.changingRequests()).filter(({ method }) => method === "DELETE");
    expect(deletions).toHaveLength(instances.length);
    expect(await emulator.instances()).toEqual([]);
  });
});
