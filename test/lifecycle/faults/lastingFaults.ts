import type { CallName, FaultScenario } from "./faultScenario";
import { always, on, refusal } from "./faultScenario";
import { userPassword } from "./faultStack";

const passwordEnvironment = {
  HW_ACCESS_KEY: "",
  HW_SECRET_KEY: "",
  HW_USER_NAME: "tester",
  HW_USER_PASSWORD: userPassword,
  HW_DOMAIN_NAME: "test-domain",
};

type Step = Omit<FaultScenario, "name">;

const steps: Partial<Record<CallName, Step>> = {
  get: { operation: "refresh", fails: /HTTP 503/ },
  modify: {
    operation: "up",
    program: { description: "changed" },
    fails: /^Instance orders .+ was not updated: .+HTTP 503/,
    heals: { result: "updated" },
  },
  delete: {
    operation: "destroy",
    fails: /^Instance orders .+ was not deleted: .+HTTP 503/,
    heals: { by: "destroy" },
  },
  action: {
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    fails: /^Instance orders .+ was not restarted, as far as can be seen/,
    heals: { result: "updated" },
  },
  projects: { operation: "refresh", fails: /IAM.+HTTP 503/ },
  tokens: { operation: "refresh", environment: passwordEnvironment, fails: /IAM.+HTTP 503/ },
};

/** A service that is down for the whole operation: nothing is lost, and the next run goes on. */
const outages: FaultScenario[] = (Object.entries(steps) as [CallName, Step][]).map(([call, step]) => ({
  ...step,
  name: `${call}: HTTP 503 every time`,
  faults: [on(call, { status: 503 }, always)],
}));

const creationOutages: FaultScenario[] = [
  {
    name: "create: HTTP 503 every time, without an instance behind it",
    before: null,
    operation: "up",
    faults: [on("create", { status: 503 }, always)],
    fails: /^It is not known whether instance orders was created: .+HTTP 503.+HW_DMS_ADOPT_EXISTING=orders/,
    requests: { create: 2 },
    heals: { result: "created" },
  },
  {
    name: "get: HTTP 503 every time while a new instance is watched",
    before: null,
    operation: "up",
    faults: [on("get", { status: 503 }, always)],
    fails: /^Instance orders \(\S+\) is being created, but it could not be watched: .+HTTP 503.+kept in the state/,
    heals: { result: "updated" },
  },
  {
    name: "get: connection reset every time while a new instance is watched",
    before: null,
    operation: "up",
    faults: [on("get", { reset: "before" }, always)],
    fails: /is being created, but it could not be watched: .+kept in the state; deploy again/,
    heals: { result: "updated" },
  },
  {
    name: "get: unreadable every time while a new instance is watched",
    before: null,
    operation: "up",
    faults: [on("get", { body: "<html>maintenance</html>" }, always)],
    fails: /is being created, but it could not be watched: .+not JSON/,
    heals: { result: "updated" },
  },
  {
    name: "get: HTTP 503 every time while an instance is being deleted",
    emulator: { deleteTime: "40s" },
    operation: "destroy",
    faults: [on("get", { status: 503 }, always)],
    fails: /^Instance orders .+ the service accepted the deletion, but it could not be watched/,
    heals: { by: "destroy" },
  },
  {
    name: "delete: accepted after all, though every answer is lost",
    operation: "destroy",
    faults: [on("delete", { reset: "after" }, always)],
  },
  {
    name: "a wait that HTTP 429 asks to be longer than five minutes",
    operation: "refresh",
    faults: [on("get", { status: 429, headers: { "Retry-After": "900" } }, always)],
    fails: /HTTP 429/,
    requests: { get: 1 },
  },
];

const actions: [CallName, string, Step][] = [
  ["create", "dms:instance:create", { before: null, operation: "up" }],
  ["list", "dms:instance:list", { before: null, operation: "up", program: { adoptExisting: true } }],
  ["get", "dms:instance:get", { operation: "refresh" }],
  ["modify", "dms:instance:modify", { operation: "up", program: { description: "changed" } }],
  ["delete", "dms:instance:delete", { operation: "destroy", heals: { by: "destroy" } }],
  ["action", "dms:instance:modifyStatus", { operation: "up", program: { restartTriggers: { round: "2" } } }],
  ["extend", "dms:instance:scale", { operation: "up", program: { storageSpace: 200, resize: "extend" } }],
];

/** Missing permissions: the failure names the action to grant. */
const refusedPermissions: FaultScenario[] = actions.map(([call, action, step]) => ({
  ...step,
  name: `${call}: HTTP 403 names ${action}`,
  faults: [on(call, refusal(403, "111403003"), always)],
  fails: new RegExp(action),
  requests: { [call]: 1 },
}));

const authentication: FaultScenario[] = [
  {
    name: "a token that expires in the middle of a creation",
    before: null,
    operation: "up",
    environment: passwordEnvironment,
    faults: [on("get", refusal(401, "111401001", "Invalid token."))],
    result: "created",
    requests: { tokens: 2, create: 1 },
  },
  {
    name: "a token that expires right before the creation",
    before: null,
    operation: "up",
    environment: passwordEnvironment,
    faults: [on("create", refusal(401, "111401001", "Invalid token."))],
    result: "created",
    requests: { tokens: 2, create: 2 },
  },
  {
    name: "a token that lives shorter than the creation takes",
    before: null,
    operation: "up",
    emulator: { tokenLife: "3s", createTime: "10s" },
    environment: passwordEnvironment,
    result: "created",
    requests: { create: 1 },
  },
  {
    name: "a token that is refused time and again",
    operation: "up",
    environment: passwordEnvironment,
    program: { description: "changed" },
    faults: [on("modify", refusal(401, "111401001", "Invalid token."), always)],
    fails: /^Instance orders .+ was not updated: .+HTTP 401/,
    requests: { tokens: 2, modify: 2 },
    heals: { result: "updated" },
  },
  {
    name: "an access key that is not known",
    operation: "refresh",
    faults: [on("projects", { status: 401, body: { error_msg: "Incorrect IAM authentication information" } }, always)],
    fails: /HTTP 401.+access key/,
  },
];

/** Faults that do not pass within the operation. */
export const lastingFaults: FaultScenario[] = [
  ...outages,
  ...creationOutages,
  ...refusedPermissions,
  ...authentication,
];
