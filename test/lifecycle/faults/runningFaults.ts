import { randomUUID } from "node:crypto";
import type { FaultScenario } from "./faultScenario";
import { always, on, refusal } from "./faultScenario";
import { type FaultStack, otherInstancePassword } from "./faultStack";

const busy = refusal(400, "111400026", "This operation is not allowed due to the instance status.");
const gone = refusal(404, "111404022", "This instance does not exist.");
const busyToo = refusal(400, "111400017", "The instance is busy.");

/** What the one instance shows. */
const shown = (stack: FaultStack): Record<string, unknown> => stack.emulator.instances()[0] ?? {};

/** Puts fields back as soon as the service has accepted their change, as one that ignores it does. */
const ignored = { status: 204 };

const updates: FaultScenario[] = [
  {
    name: "an instance that is busy (400026) when it is changed",
    operation: "up",
    program: { description: "changed" },
    faults: [on("modify", busy, { times: 3 })],
    result: "updated",
    requests: { modify: 4 },
    afterwards: (stack) => expect(shown(stack).description).toBe("changed"),
  },
  {
    name: "an instance that is busy (400017) when it is changed",
    operation: "up",
    program: { description: "changed" },
    faults: [on("modify", busyToo)],
    result: "updated",
    requests: { modify: 2 },
  },
  {
    name: "an instance that is busy longer than the update may take",
    operation: "up",
    program: { description: "changed" },
    faults: [on("modify", busy, always)],
    fails: /^Instance orders .+ was not updated: .+111400026/,
    heals: { result: "updated" },
  },
  {
    name: "an instance that is being restarted by somebody else when it is changed",
    emulator: { restartTime: "30s" },
    operation: "up",
    before: { restartTriggers: { round: "1" } },
    program: { restartTriggers: { round: "1" }, description: "changed" },
    meanwhile: (stack) => stack.emulator.setInstance(stack.id, { status: "RESTARTING" }),
    faults: [],
    fails: /was not ready after .+seen: RESTARTING/,
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { status: "RUNNING" }),
      result: "updated",
    },
  },
  {
    name: "a change that is accepted and not carried out",
    operation: "up",
    program: { description: "changed" },
    faults: [on("modify", ignored)],
    fails:
      /was not updated: it shows no change: the service accepted the change of description but did not carry it out/,
    heals: { result: "updated" },
    afterwards: (stack) => expect(shown(stack).description).toBe("changed"),
  },
  {
    name: "a change of public access that only the console can make",
    emulator: { publicAccess: "console" },
    operation: "up",
    program: { enablePublicIp: true, publicIpId: "address-1" },
    fails: /enablePublicIp, publicIpId but did not carry it out; in this region .+ console/,
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { enable_publicip: true, publicip_id: "address-1" }),
      result: "updated",
    },
  },
  {
    name: "another address, which is unbound and then bound",
    before: { enablePublicIp: true, publicIpId: "address-1" },
    operation: "up",
    program: { enablePublicIp: true, publicIpId: "address-2" },
    result: "updated",
    requests: { modify: 2 },
    afterwards: (stack) => expect(shown(stack).publicip_id).toBe("address-2"),
  },
  {
    name: "another address, of which only the unbinding succeeds",
    before: { enablePublicIp: true, publicIpId: "address-1" },
    operation: "up",
    program: { enablePublicIp: true, publicIpId: "address-2" },
    faults: [on("modify", { status: 500 }, { nth: 2, times: 100 })],
    fails: /^Instance orders .+ was not updated: .+HTTP 500/,
    heals: { result: "updated" },
    afterwards: (stack) => expect(shown(stack).publicip_id).toBe("address-2"),
  },
  {
    name: "two steps, of which only the first succeeds",
    operation: "up",
    program: { description: "changed", restartTriggers: { round: "2" } },
    faults: [on("action", { body: { results: [{ instance: "other", result: "success" }] }, status: 500 }, always)],
    fails: /was not restarted, as far as can be seen/,
    heals: { result: "updated" },
    afterwards: (stack) => expect(shown(stack).description).toBe("changed"),
  },
  {
    name: "a new name that another instance has",
    operation: "up",
    program: { name: "invoices" },
    faults: [on("modify", refusal(400, "111400081", "Duplicate instance name."), always)],
    fails: /^Instance invoices .+ was not updated: .+111400081/,
    heals: { program: { name: "invoices-2" }, result: "updated" },
  },
  {
    name: "an instance that fails while it is changed",
    operation: "up",
    program: { enablePublicIp: true, publicIpId: "address-1" },
    faults: [{ match: { name: "orders" }, outcome: { status: "ERROR", operation: "extend" } }],
    fails: /^Instance orders .+ was not updated: .+kept in the state/,
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { status: "RUNNING", error_code: null }),
      result: "updated",
    },
  },
  {
    name: "an instance that somebody deletes while it is changed",
    operation: "up",
    program: { description: "changed" },
    faults: [on("modify", ignored)],
    meanwhile: (stack) => {
      stack.onLine = (line) => {
        if (!line.startsWith("updating")) return;
        stack.onLine = undefined;
        stack.emulator.removeInstance(stack.id);
      };
    },
    fails: /no longer exists/,
    isUnknown: true,
    heals: { repair: (stack) => stack.refresh(), result: "created", isOther: true },
  },
];

const restarts: FaultScenario[] = [
  {
    name: "a restart whose result is a failure of that instance",
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    meanwhile: (stack) =>
      stack.emulator.addFault(
        on("action", { status: 200, body: { results: [{ instance: stack.id, result: "failed" }] } }),
      ),
    fails: /^Instance orders .+ was not restarted: the service answered "failed"/,
    heals: { result: "updated" },
  },
  {
    name: "a restart of an instance that is busy (400026)",
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    faults: [on("action", busy)],
    result: "updated",
    requests: { action: 2 },
  },
  {
    name: "a restart that ends in ERROR, which is no reason to replace",
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    faults: [{ match: { name: "orders" }, outcome: { status: "ERROR", operation: "restart" } }],
    fails: /^Instance orders .+ was not updated: .+kept in the state/,
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { status: "RUNNING", error_code: null }),
      result: "updated",
    },
  },
  {
    name: "a restart whose answer is lost, and which is not made twice",
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    faults: [on("action", { reset: "after" })],
    result: "updated",
    requests: { action: 1 },
  },
];

const extensions: FaultScenario[] = [
  {
    name: "an extension that fails (EXTENDEDFAILED) and succeeds when sent again",
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    faults: [{ match: { name: "orders" }, outcome: { status: "EXTENDEDFAILED" } }],
    fails: /^Instance orders .+ was not updated: it could not be resized and still serves/,
    heals: { result: "updated" },
    afterwards: (stack) => expect(shown(stack).total_storage_space).toBe(200),
  },
  {
    name: "an extension of an instance that is busy (400026)",
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    faults: [on("extend", busy)],
    result: "updated",
    requests: { extend: 2 },
  },
  {
    name: "an extension whose answer is lost, and which is not sent twice",
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    faults: [on("extend", { reset: "after" })],
    result: "updated",
    requests: { extend: 1 },
  },
  {
    name: "an extension that takes longer than the update may",
    emulator: { resizeTime: "3m" },
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    fails: /was not ready after 2m; seen: .*EXTENDING/,
    heals: { result: "updated" },
  },
  {
    name: "an extension that the region does not know",
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    faults: [on("extend", refusal(404, "111404001", "The requested URL does not exist."), always)],
    fails: /^Instance orders .+ was not updated: .+111404001/,
    heals: { program: {}, result: "same" },
  },
  {
    name: "shrinking with resize: extend",
    before: { storageSpace: 300 },
    operation: "up",
    program: { storageSpace: 200, resize: "extend" },
    fails: /nothing was touched: storageSpace cannot shrink from 300 to 200 GB/,
    requests: { extend: 0, delete: 0, create: 0 },
    heals: { program: { storageSpace: 300 }, result: "same" },
  },
  {
    name: "another size without leave to change it",
    before: { resize: "refuse" },
    operation: "up",
    program: { storageSpace: 200, resize: "refuse" },
    fails: /nothing was touched: storageSpace changes from 100 to 200/,
    requests: { extend: 0, delete: 0, create: 0 },
    heals: { program: { storageSpace: 200, resize: "extend" }, result: "updated" },
  },
];

const guards: FaultScenario[] = [
  {
    name: "another password without leave to change it",
    before: { passwordChange: "refuse" },
    operation: "up",
    program: { password: otherInstancePassword, passwordChange: "refuse" },
    fails: /nothing was touched: password differs from the one in the state/,
    requests: { modify: 0, delete: 0, create: 0 },
    heals: { program: { password: otherInstancePassword, passwordChange: "record" }, result: "updated" },
  },
  {
    name: "a replacement of a protected instance",
    before: { deletionProtection: true },
    operation: "up",
    program: { deletionProtection: true, vpcId: "vpc-2" },
    fails: /nothing was touched: vpcId can only change by replacing the instance, and deletionProtection is on/,
    requests: { delete: 0, create: 0 },
    heals: { program: { deletionProtection: true }, result: "same" },
  },
  {
    name: "a destroy of a protected instance",
    before: { deletionProtection: true },
    operation: "destroy",
    fails: /^Instance orders .+ was not deleted: deletionProtection is on/,
    requests: { delete: 0 },
    heals: {
      repair: async (stack) => {
        await stack.up({ deletionProtection: false });
      },
      by: "destroy",
    },
  },
  {
    name: "a replacement whose creation fails after the deletion",
    operation: "up",
    program: { vpcId: "vpc-2" },
    faults: [on("create", refusal(400, "111400068", "The VPC does not exist."))],
    fails: /^Instance orders was not created: .+111400068/,
    heals: { result: "created", isOther: true },
  },
  {
    name: "a replacement under a new name whose creation fails",
    operation: "up",
    program: { name: "invoices", vpcId: "vpc-2" },
    faults: [on("create", refusal(400, "111400068", "The VPC does not exist."))],
    fails: /^Instance invoices was not created: .+111400068/,
    requests: { delete: 0 },
    heals: { result: "replaced", isOther: true },
  },
  {
    name: "a replacement whose deletion fails, which then creates nothing",
    operation: "up",
    program: { vpcId: "vpc-2" },
    faults: [on("delete", refusal(403, "111403003"), always)],
    fails: /^Instance orders .+ was not deleted: .+dms:instance:delete/,
    requests: { create: 0 },
    heals: { result: "replaced", isOther: true },
  },
];

const places: FaultScenario[] = (["up", "refresh", "destroy"] as const).flatMap((operation) => [
  {
    name: `${operation} with a configuration for another region`,
    operation,
    program: { description: "changed" },
    meanwhile: (stack: FaultStack) => {
      stack.environment = { HW_REGION_NAME: "eu-west-101" };
    },
    fails: /ae-ad-1.+eu-west-101.*nothing was touched|eu-west-101.*nothing was touched/,
    requests: { create: 0, modify: 0, delete: 0 },
    heals: { repair: backHome },
  },
  {
    name: `${operation} with a configuration for another project`,
    emulator: { projects: [{ name: "ae-ad-1_other" }] },
    operation,
    program: { description: "changed" },
    meanwhile: (stack: FaultStack) => {
      stack.environment = { HW_PROJECT_NAME: "ae-ad-1_other" };
    },
    fails: /was made in project \w+, but the configuration says \w+; nothing was touched/,
    requests: { create: 0, modify: 0, delete: 0 },
    heals: { repair: backHome },
  },
]);

function backHome(stack: FaultStack): void {
  stack.environment = {};
}

const statuses: FaultScenario[] = [
  {
    name: "ERROR of an instance that ran, seen by a refresh: never replaced",
    operation: "up",
    meanwhile: async (stack) => {
      stack.emulator.setInstance(stack.id, { status: "ERROR", error_code: "public.00.0025" });
      await stack.refresh();
    },
    fails: /^Instance orders .+ was not updated: .+It may hold messages, so it is not replaced/,
    requests: { create: 0, delete: 0 },
    heals: {
      repair: async (stack) => {
        stack.emulator.setInstance(stack.id, { status: "RUNNING", error_code: null });
        await stack.refresh();
      },
    },
  },
  {
    name: "FROZEN of an instance that ran, seen by a refresh: never replaced",
    operation: "up",
    program: { description: "changed" },
    meanwhile: async (stack) => {
      stack.emulator.setInstance(stack.id, { status: "FROZEN" });
      await stack.refresh();
    },
    fails: /frozen/,
    requests: { create: 0, delete: 0 },
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { status: "RUNNING" }),
      result: "updated",
    },
  },
  {
    name: "an instance that is gone when it is to be changed",
    operation: "up",
    program: { description: "changed" },
    meanwhile: (stack) => stack.emulator.removeInstance(stack.id),
    fails: /^Instance orders .+ no longer exists, so it was not updated. Run `pulumi refresh`/,
    isUnknown: true,
    heals: { repair: (stack) => stack.refresh(), result: "created", isOther: true },
  },
  {
    name: "an instance that is gone when it is refreshed",
    operation: "refresh",
    meanwhile: (stack) => stack.emulator.removeInstance(stack.id),
  },
  {
    name: "a 404 without a code of an instance that exists",
    operation: "refresh",
    faults: [on("get", { status: 404, body: "<html>nothing here</html>" }, always)],
    fails: /HTTP 404/,
  },
  {
    name: "a 404 without a code of an instance that is gone",
    operation: "refresh",
    meanwhile: (stack) => stack.emulator.removeInstance(stack.id),
    faults: [on("get", { status: 404 }, always)],
  },
  {
    name: "a wrong address (404001), which is no instance that is gone",
    operation: "refresh",
    faults: [on("get", refusal(404, "111404001", "The requested URL does not exist."), always)],
    fails: /HTTP 404/,
  },
  {
    name: "drift of what a program declares, which a refresh shows and the next up mends",
    before: { description: "declared", maintainBegin: "02:00" },
    operation: "refresh",
    meanwhile: (stack) =>
      stack.emulator.setInstance(stack.id, {
        description: "changed in the console",
        maintain_begin: "06:00:00",
        maintain_end: "10:00:00",
      }),
    afterwards: (stack) =>
      expect(stack.engine.stored?.inputs).toMatchObject({
        description: "changed in the console",
        maintainBegin: "06:00",
        maintainEnd: "10:00",
      }),
  },
];

const deletions: FaultScenario[] = [
  {
    name: "a deletion that is refused for now (400099)",
    operation: "destroy",
    faults: [on("delete", refusal(400, "111400099", "Cannot be deleted: {}"), { times: 3 })],
    requests: { delete: 4 },
  },
  {
    name: "a deletion that is refused (400099) until time is up",
    operation: "destroy",
    faults: [on("delete", refusal(400, "111400099", "Cannot be deleted: {}"), always)],
    fails: /^Instance orders .+ was not deleted: .+111400099/,
    heals: { by: "destroy" },
  },
  {
    name: "a deletion of an instance that is gone already",
    operation: "destroy",
    meanwhile: (stack) => stack.emulator.removeInstance(stack.id),
  },
  {
    name: "a deletion that takes longer than it may",
    emulator: { deleteTime: "90s" },
    operation: "destroy",
    fails: /^Instance orders .+ was not deleted: it still exists after 1m; seen: DELETING/,
    heals: { by: "destroy" },
  },
  {
    name: "a deletion that the service gives up",
    operation: "destroy",
    faults: [{ match: { name: "orders" }, outcome: { status: "FROZEN", operation: "delete" } }],
    fails: /^Instance orders .+ was not deleted: it was frozen/,
    heals: { by: "destroy" },
  },
  {
    name: "a deletion that the service gives up and runs on, seen at once",
    emulator: { deleteTime: "40s" },
    operation: "destroy",
    meanwhile: (stack) => {
      stack.onLine = (line) => {
        if (!line.includes("DELETING")) return;
        stack.onLine = undefined;
        stack.emulator.setInstance(stack.id, { status: "RUNNING" });
      };
    },
    fails: /was not deleted: it is running again; the service gave the deletion up/,
    heals: { by: "destroy" },
  },
  {
    name: "a deletion whose answer is lost",
    operation: "destroy",
    faults: [on("delete", { reset: "after" })],
  },
];

/** An answer about another instance must not pass for the right one. */
const foreign: FaultScenario[] = [
  {
    name: "an answer without the instance's id",
    operation: "refresh",
    faults: [on("get", { body: { name: "orders", status: "RUNNING" } }, always)],
    fails: /instance_id/,
  },
  {
    name: "an answer with the id of another instance",
    operation: "refresh",
    faults: [on("get", { body: { instance_id: randomUUID(), name: "others", status: "RUNNING" } }, always)],
    fails: /instance_id is that of another instance/,
  },
  {
    name: "a list with a row without an id, which never says that an instance is gone",
    operation: "refresh",
    faults: [on("get", gone), on("list", { body: { instances: [{ name: "orders" }], instance_num: 1 } }, always)],
    requests: { get: 2, list: 1 },
  },
  {
    name: "a batch answer that does not name the instance",
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    faults: [on("action", { body: { results: [{ instance: randomUUID(), result: "success" }] } })],
    result: "updated",
  },
];

/** One wrong "does not exist" must not cost a broker. */
const lies: FaultScenario[] = [
  {
    name: "a refresh whose read is told once that the instance does not exist",
    operation: "refresh",
    faults: [on("get", gone)],
    requests: { list: 1 },
    afterwards: (stack) => expect(stack.engine.stored?.outputs.status).toBe("RUNNING"),
  },
  {
    name: "a refresh that is told so and may not list, which reads again after a pause",
    operation: "refresh",
    faults: [on("get", gone), on("list", refusal(403, "111403003"), always)],
    requests: { get: 2, list: 1 },
  },
  {
    name: "a refresh of an instance that is gone, which may not list",
    operation: "refresh",
    meanwhile: (stack) => stack.emulator.removeInstance(stack.id),
    faults: [on("list", refusal(403, "111403003"), always)],
    requests: { get: 2 },
  },
  {
    name: "an update that is told once before it begins that the instance does not exist",
    operation: "up",
    program: { description: "changed" },
    faults: [on("get", gone)],
    result: "updated",
  },
  {
    name: "an update that is told so while it waits",
    operation: "up",
    program: { description: "changed" },
    faults: [on("get", gone, { nth: 2 })],
    result: "updated",
  },
  {
    name: "a deletion that is told so while it waits, long before the instance is gone",
    emulator: { deleteTime: "40s" },
    operation: "destroy",
    faults: [on("get", gone, { times: 2 })],
  },
  {
    name: "a deletion that is told so by the very call",
    operation: "destroy",
    faults: [on("delete", gone)],
    requests: { delete: 2 },
  },
  {
    name: "a deletion that goes well, which costs one confirming request",
    operation: "destroy",
    requests: { delete: 1, list: 1 },
  },
];

/** Faults of an instance that runs already. */
export const runningFaults: FaultScenario[] = [
  ...updates,
  ...restarts,
  ...extensions,
  ...guards,
  ...places,
  ...statuses,
  ...deletions,
  ...foreign,
  ...lies,
];
