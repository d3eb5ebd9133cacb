import { FaultStack } from "./faults/faultStack";
import { ShownOutput } from "./shownOutput";

const otherName = "ae-ad-1_other";
const otherId = "0123456789abcdef0123456789abcdef";

describe("a configured project", () => {
  let stack: FaultStack;

  beforeEach(async () => {
    stack = await FaultStack.start(
      { createTime: "0s", projects: [{ name: otherName, id: otherId }] },
      new ShownOutput(),
    );
    expect(await stack.up()).toBe("created");
    stack.emulator.clearRequests();
  });

  afterEach(() => stack.close());

  const lookups = () => stack.emulator.requests().filter(({ path }) => path.startsWith("/v3/projects")).length;

  it("is not looked up while it has the stored name", async () => {
    expect(await stack.up()).toBe("same");
    expect(lookups()).toBe(0);
  });

  it.each([
    ["name", { HW_PROJECT_NAME: otherName }, 1],
    ["ID", { HW_PROJECT_ID: otherId }, 0],
  ])("by another %s is refused in preview and up, and never replaces", async (_by, environment, expected) => {
    const id = stack.id;
    for (const run of [stack.preview({}, environment), stack.up({}, environment)]) {
      await expect(run).rejects.toThrow(/was made in project \w+, but the configuration says 0123\w+; nothing was/);
    }
    expect(lookups()).toBe(2 * expected);
    expect(stack.cloudIds()).toEqual([id]);
  });

  it("replaces where the program itself declares it", async () => {
    expect(await stack.preview({ projectId: otherId })).toBe("replaced");
  });

  it("whose look-up fails is an error, and no difference", async () => {
    stack.emulator.addFault({ match: { path: "^/v3/projects", times: 100 }, do: { status: 403 } });
    await expect(stack.preview({}, { HW_PROJECT_NAME: otherName })).rejects.toThrow("403");
  });

  it("that the state knows by ID only is looked up once, and is no difference when it is the same", async () => {
    const { stored } = stack.engine;
    if (!stored) throw new Error("There is no state.");
    const { __projectName, ...outputs } = stored.outputs;
    stack.engine.stored = { ...stored, outputs };
    expect(await stack.preview()).toBe("same");
    expect(lookups()).toBe(1);
  });
});
