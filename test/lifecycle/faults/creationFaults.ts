import type { FaultScenario } from "./faultScenario";
import { always, on, refusal } from "./faultScenario";
import { type FaultStack, instancePassword, secretKey } from "./faultStack";

const theirs = { description: "of another stack" };
const theirGroup = { security_group_id: "group-2" };
const untimed = { created_at: undefined };

/** Another instance of the name, made by somebody else. */
async function makeExisting(stack: FaultStack): Promise<void> {
  await stack.up();
  stack.engine.stored = undefined;
}

const reached = "192.168.7.7";

/** Hides the addresses of a new instance, as a service does that knows them later. */
function tellNothing(stack: FaultStack): void {
  stack.onLine = (line) => {
    if (line.startsWith("created")) stack.emulator.setInstance(stack.id, { connect_address: "" });
  };
}

function tellLate(stack: FaultStack): void {
  let looks = 0;
  stack.onLine = (line) => {
    if (line.startsWith("created")) stack.emulator.setInstance(stack.id, { connect_address: "" });
    if (line.includes("RUNNING") && ++looks === 1) stack.emulator.setInstance(stack.id, { connect_address: reached });
  };
}

/** Another stack's instance of the name, accepted about when ours was asked for. */
function madeByAnotherStack(later: number, changes: Record<string, unknown> = {}) {
  return async (stack: FaultStack): Promise<void> => {
    await makeExisting(stack);
    stack.onLine = (line) => {
      if (!line.startsWith("The answer to the creation of orders was lost")) return;
      stack.emulator.setInstance(stack.id, { created_at: String(stack.now + later), ...changes });
    };
  };
}

const belongsToAnother: FaultScenario[] = (
  [
    ["a lost creation (504) while another stack's is accepted at the same time", { status: 504 }, 0, {}],
    ["a lost creation while another stack's is accepted after it", { reset: "before" }, 5_000, {}],
    ["a lost creation while another stack's is accepted with another description", { reset: "before" }, 0, theirs],
    ["a lost creation while another stack's is accepted with another group", { reset: "before" }, 0, theirGroup],
    ["a lost creation while another stack's is accepted, of which no time is told", { reset: "before" }, 0, untimed],
  ] as const
).map(([name, effect, later, changes]) => ({
  name,
  before: null,
  operation: "up" as const,
  meanwhile: madeByAnotherStack(later, changes),
  faults: [on("create", effect)],
  fails:
    /^Instance orders was not created, because its name is already taken by instance .+HW_DMS_ADOPT_EXISTING=orders/,
  isUnknown: true,
  requests: { create: 1 },
  heals: { environment: { HW_DMS_ADOPT_EXISTING: "orders" }, result: "created" as const },
}));

const outcomes: FaultScenario[] = (
  [
    ["public.00.0014", /CREATEFAILED|was not created/],
    ["public.00.0018", /quota/i],
    ["public.00.0024", /was not created/],
    ["public.00.0025", /was not created/],
    ["public.00.9999", /public\.00\.9999/],
  ] as const
).map(([errorCode, fails]) => ({
  name: `CREATEFAILED with ${errorCode}`,
  only: "v1.0" as const,
  before: null,
  operation: "up" as const,
  faults: [{ match: { name: "orders" }, outcome: { status: "CREATEFAILED", errorCode } }],
  fails,
  heals: { result: "replaced" as const, isOther: true },
}));

/** Faults of creations beyond single calls. */
export const creationFaults: FaultScenario[] = [
  ...outcomes,
  {
    name: "CREATEFAILED, of which a background task is all that tells",
    only: "v2",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { status: "CREATEFAILED" } }],
    fails: /^Instance orders \(\S+\) was not created: .+CREATEFAILED.+its background task createInstance failed/,
    heals: { result: "replaced", isOther: true },
  },
  ...belongsToAnother,
  {
    name: "ERROR while creating",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { status: "ERROR", operation: "create" } }],
    fails: /^Instance orders \(\S+\) was not created: .+the next deployment deletes it and creates it again/,
    heals: { result: "replaced", isOther: true },
  },
  {
    name: "ERROR while creating, repaired in the console: it may hold messages by the next up",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { status: "ERROR", operation: "create" } }],
    fails: /was not created/,
    heals: {
      repair: (stack) => {
        stack.emulator.setInstance(stack.id, { status: "RUNNING", error_code: null });
      },
      result: "updated",
    },
  },
  {
    name: "a creation that hangs until time is up, then fails",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { hang: true } }],
    fails: /did not run after/,
    heals: {
      repair: (stack) => {
        stack.emulator.setInstance(stack.id, { status: "CREATEFAILED", error_code: "public.00.0014" });
      },
      result: "replaced",
      isOther: true,
    },
  },
  {
    name: "CREATEFAILED of an instance with deletionProtection, which does not keep what never ran",
    before: null,
    operation: "up",
    program: { deletionProtection: true },
    faults: [{ match: { name: "orders" }, outcome: { status: "CREATEFAILED" } }],
    fails: /was not created/,
    heals: { result: "replaced", isOther: true },
  },
  {
    name: "CREATEFAILED, looked at by a refresh before the next up",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { status: "CREATEFAILED" } }],
    fails: /was not created/,
    heals: { repair: (stack) => stack.refresh(), result: "replaced", isOther: true },
  },
  {
    name: "CREATEFAILED because the project is full",
    emulator: { quota: 0 },
    before: null,
    operation: "up",
    fails: /quota/i,
    heals: { by: "destroy" },
  },
  {
    name: "FROZEN while creating, which is not replaced",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { status: "FROZEN", operation: "create" } }],
    fails: /frozen.+settle the account/i,
    heals: {
      repair: async (stack) => {
        stack.emulator.setInstance(stack.id, { status: "RUNNING", error_code: null });
        await stack.refresh();
      },
    },
  },
  {
    name: "a creation that hangs until time is up, then ends by itself",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { hang: true } }],
    fails: /^Instance orders \(\S+\) did not run after 1m; seen: CREATING \(\d+ times\).+kept in the state/,
    heals: { result: "updated" },
  },
  {
    name: "a creation that hangs, looked at by a refresh before the next up",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { hang: true } }],
    fails: /did not run after/,
    heals: {
      repair: (stack) => stack.refresh(),
      result: "updated",
    },
  },
  {
    name: "an instance that is deleted while it is being created",
    before: null,
    operation: "up",
    emulator: { createTime: "20s" },
    meanwhile: (stack) => {
      let looks = 0;
      stack.onLine = (line) => {
        if (line.includes("CREATING") && ++looks === 1) stack.emulator.removeInstance(stack.id);
      };
    },
    fails: /no longer exists/,
    isUnknown: true,
    heals: { result: "replaced", isOther: true },
  },
  {
    name: "an instance that answers do not show right after its creation",
    before: null,
    operation: "up",
    faults: [on("get", refusal(404, "111404022", "This instance does not exist."), { times: 4 })],
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "RUNNING without addresses for a while",
    before: null,
    operation: "up",
    program: { timeouts: { create: "10m" } },
    meanwhile: tellLate,
    result: "created",
    afterwards: (stack) => expect(stack.engine.stored?.outputs).toMatchObject({ connectAddress: reached }),
  },
  {
    name: "RUNNING without addresses until time is up, which the next up mends",
    before: null,
    operation: "up",
    meanwhile: tellNothing,
    result: "created",
    afterwards: async (stack) => {
      expect(stack.engine.stored?.outputs).not.toHaveProperty("connectAddress");
      expect(stack.lines).toContainEqual(expect.stringMatching(/runs, but the service has not told its addresses yet/));
      expect(await stack.up()).toBe("same");
      stack.onLine = undefined;
      stack.emulator.setInstance(stack.id, { connect_address: reached });
      expect(await stack.up()).toBe("updated");
      expect(stack.engine.stored?.outputs).toMatchObject({ connectAddress: reached });
      expect(await stack.up()).toBe("same");
    },
  },
  {
    name: "a 404 without a code while creating, of an instance that the list shows",
    before: null,
    operation: "up",
    faults: [on("get", { status: 404, body: "<html>not found</html>" })],
    fails: /could not be watched: .+HTTP 404/,
    heals: { result: "updated" },
  },
  {
    name: "a name that another instance has",
    before: null,
    operation: "up",
    meanwhile: makeExisting,
    fails:
      /name is already taken by instance \S+ \(RUNNING, created .+ ago\).+HW_DMS_ADOPT_EXISTING=orders.+adoptExisting: true/,
    isUnknown: true,
    requests: { create: 1 },
    heals: { environment: { HW_DMS_ADOPT_EXISTING: "orders" }, result: "created" },
  },
  {
    name: "a name that another instance has, which cannot be looked up",
    before: null,
    operation: "up",
    meanwhile: makeExisting,
    faults: [on("list", refusal(403, "111403003"), always)],
    fails: /name is already taken\. .+Which instance has it could not be looked up: .+dms:instance:list/,
    isUnknown: true,
    heals: { environment: { HW_DMS_ADOPT_EXISTING: "orders" }, result: "created" },
  },
  {
    name: "a lost answer of a creation that was made",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "after" })],
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "a lost answer of a creation that was not made, which is repeated once",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "before" })],
    result: "created",
    requests: { create: 2 },
  },
  {
    name: "a 502 for a creation that was made under an automatic name, which no other stack has",
    before: null,
    operation: "up",
    program: { name: undefined },
    faults: [on("create", { status: 502, body: "<html>", perform: true })],
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "an id with an escape in the answer to the creation, which is a lost answer",
    before: null,
    operation: "up",
    faults: [on("create", { status: 200, perform: true, body: { instance_id: "8959ab1c \u001b[31m" } })],
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "a lost answer, of which the list tells late",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "after" }), on("list", { body: { instances: [], instance_num: 0 } }, { times: 10 })],
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "a lost answer, of which the list tells only after the call was repeated",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "after" }), on("list", { body: { instances: [], instance_num: 0 } }, { times: 13 })],
    result: "created",
    requests: { create: 2 },
  },
  {
    name: "lost answers both times",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "before" }, always)],
    fails: /^It is not known whether instance orders was created/,
    requests: { create: 2 },
    heals: { result: "created" },
  },
  {
    name: "a lost answer and a list that fails, so that only adoption leads back",
    before: null,
    operation: "up",
    faults: [on("create", { reset: "after" }), on("list", { status: 500 }, always)],
    fails: /^It is not known whether instance orders was created.+HW_DMS_ADOPT_EXISTING=orders/,
    isUnknown: true,
    requests: { create: 1 },
    heals: { environment: { HW_DMS_ADOPT_EXISTING: "orders" }, result: "created" },
  },
  {
    name: "a lost answer while an older instance has the name",
    before: null,
    operation: "up",
    meanwhile: async (stack) => {
      await makeExisting(stack);
      stack.emulator.setInstance(stack.id, { created_at: "1577836800000" });
    },
    faults: [on("create", { reset: "before" })],
    fails: /already taken by instance/,
    isUnknown: true,
    requests: { create: 1 },
    heals: { environment: { HW_DMS_ADOPT_EXISTING: "orders" }, result: "created" },
  },
  {
    name: "a refusal that repeats the request with its secrets",
    before: null,
    operation: "up",
    faults: [
      on(
        "create",
        refusal(
          400,
          "111400063",
          `Invalid configuration parameter {"password":"${instancePassword}"} of ${secretKey}.`,
        ),
      ),
    ],
    fails: /^Instance orders was not created: /,
    heals: { result: "created" },
  },
  {
    name: "a security group without the rules it needs",
    emulator: {
      networks: {
        vpcs: [{ id: "vpc-1", subnets: [{ id: "subnet-1" }] }],
        securityGroups: [{ id: "group-1", allowsAny: false }, { id: "group-2" }],
      },
    },
    before: null,
    operation: "up",
    fails: /^Instance orders was not created: .+400048/,
    heals: { program: { securityGroupId: "group-2" }, result: "created" },
  },
  {
    name: "a quota or product that is refused by a code that nobody knows",
    before: null,
    operation: "up",
    faults: [on("create", refusal(400, "111499999", "Something new."))],
    fails: /^Instance orders was not created: .+Something new/,
    requests: { create: 1 },
    heals: { result: "created" },
  },
  {
    name: "adoption of an instance that is as declared",
    before: null,
    operation: "up",
    meanwhile: makeExisting,
    program: { adoptExisting: true, description: "taken over" },
    result: "created",
    requests: { create: 0, modify: 1 },
    afterwards: (stack) => expect(stack.emulator.instances()[0]?.description).toBe("taken over"),
  },
  {
    name: "adoption of an instance that differs in what is fixed",
    before: null,
    operation: "up",
    meanwhile: makeExisting,
    program: { adoptExisting: true, vpcId: "vpc-2", sslEnable: true },
    fails: /was not taken over and nothing was touched, because vpcId is "vpc-1", declared as "vpc-2"; sslEnable/,
    isUnknown: true,
    requests: { create: 0, modify: 0 },
    heals: { program: { adoptExisting: true }, result: "created" },
  },
  {
    name: "adoption under a name that does not exist",
    before: null,
    operation: "up",
    environment: { HW_DMS_ADOPT_EXISTING: "others, orders" },
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "adoption of an instance that is still being created",
    emulator: { createTime: "20s" },
    before: null,
    operation: "up",
    program: { adoptExisting: true, description: "taken over" },
    meanwhile: async (stack) => {
      stack.emulator.addFault(on("get", { status: 400 }, always));
      await expect(stack.up()).rejects.toThrow(/could not be watched/);
      stack.engine.stored = undefined;
      stack.emulator.clearFaults();
    },
    result: "created",
    requests: { create: 0 },
    afterwards: (stack) => expect(stack.engine.stored?.outputs.status).toBe("RUNNING"),
  },
  {
    name: "adoption whose change fails halfway",
    before: null,
    operation: "up",
    meanwhile: makeExisting,
    program: { adoptExisting: true, description: "taken over" },
    faults: [on("modify", { status: 500 }, always)],
    fails: /was not updated/,
    isUnknown: true,
    heals: { result: "created" },
  },
];
