import type { Properties } from "./engineSimulation";
import { always, on } from "./faults/faultScenario";
import { FaultStack } from "./faults/faultStack";
import { ShownOutput } from "./shownOutput";

jest.setTimeout(60_000);

/** What an operation says, with what differs from run to run taken out. */
interface Scene {
  name: string;
  /** The program of the first deployment; null: there is none. */
  before?: Properties | null;
  isOld?: boolean;
  /** What the cloud changes, which a refresh then finds. */
  cloud?: Properties;
  faults?: Parameters<FaultStack["emulator"]["addFault"]>[0][];
  /** What happens besides, before the operation. */
  meanwhile?: (stack: FaultStack) => void | Promise<void>;
  program?: Properties;
  environment?: Record<string, string>;
}

/** An instance of the same name that the state does not know. */
async function loseState(stack: FaultStack): Promise<void> {
  await stack.up();
  stack.engine.stored = undefined;
}

const scenes: Scene[] = [
  {
    name: "the service upgraded the engine",
    before: { engineVersion: "3.7.17" },
    cloud: { engine_version: "3.8.35" },
    program: { engineVersion: "3.7.17" },
  },
  {
    name: "the cloud changed several fixed properties",
    before: { sslEnable: false },
    cloud: { ssl_enable: true, vpc_id: "vpc-2" },
    program: { sslEnable: false },
  },
  { name: "an old state was refreshed and differs", isOld: true, cloud: { vpc_id: "vpc-2" } },
  {
    name: "program and cloud changed, and the instance is replaced",
    cloud: { vpc_id: "vpc-2" },
    program: { vpcId: "vpc-3" },
  },
  {
    name: "program and cloud changed the size, which is refused",
    cloud: { total_storage_space: 200 },
    program: { storageSpace: 300 },
  },
  {
    name: "the configuration names another project",
    program: {},
    environment: { HW_PROJECT_ID: "0123456789abcdef0123456789abcdef" },
  },
  {
    name: "a lost creation whose name another instance has",
    before: null,
    meanwhile: loseState,
    faults: [on("create", { status: 504 })],
  },
  { name: "a name that is taken", before: null, meanwhile: loseState, environment: { HW_DMS_VALIDATION: "live" } },
  {
    name: "an answer about another instance",
    faults: [
      on(
        "get",
        { body: { instance_id: "11111111-2222-3333-4444-555555555555", name: "other", status: "RUNNING" } },
        always,
      ),
    ],
    program: { description: "new" },
  },
  { name: "credentials that are refused", program: { description: "new" }, environment: { HW_SECRET_KEY: "wrong" } },
  {
    name: "a creation that runs without addresses",
    before: null,
    meanwhile: (stack) => {
      stack.onLine = (line) => {
        if (line.startsWith("created")) stack.emulator.setInstance(stack.id, { connect_address: "" });
      };
    },
  },
];

/** Nothing of what differs from run to run. */
function steady(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
    .replace(/\b[0-9a-f]{32}\b/g, "<project>")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "<endpoint>")
    .replace(/created [\dhms]+ ago/g, "created <age> ago");
}

describe("what is shown when", () => {
  const output = new ShownOutput();
  let stack: FaultStack;

  beforeEach(async () => {
    stack = await FaultStack.start({ createTime: "0s" }, output);
  });

  afterEach(async () => {
    await stack.close();
    expect(output.leaks()).toEqual([]);
  });

  async function playUp({
    before = {},
    isOld = false,
    cloud,
    faults = [],
    meanwhile,
    ...run
  }: Scene): Promise<string[]> {
    if (before) await stack.up(before);
    const { stored } = stack.engine;
    if (isOld && stored) {
      const { __declared, __projectName, ...outputs } = stored.outputs;
      stack.engine.stored = { ...stored, outputs };
    }
    if (cloud) {
      stack.emulator.setInstance(stack.id, cloud);
      await stack.refresh();
    }
    await meanwhile?.(stack);
    for (const fault of faults) stack.emulator.addFault(fault);
    stack.lines.length = 0;
    const failure = await stack.up(run.program, run.environment).then(
      (result) => result,
      (error: Error) => `error: ${error.message}`,
    );
    return [...stack.lines, failure].map(steady);
  }

  it.each(scenes)("$name", async (scene) => {
    expect(await playUp(scene)).toMatchSnapshot();
  });
});
