import type { CallName, FaultEffect, FaultScenario } from "./faultScenario";
import { on } from "./faultScenario";
import { otherInstancePassword, userPassword } from "./faultStack";

const passwordEnvironment = {
  HW_ACCESS_KEY: "",
  HW_SECRET_KEY: "",
  HW_USER_NAME: "tester",
  HW_USER_PASSWORD: userPassword,
  HW_DOMAIN_NAME: "test-domain",
};

/** A request that is held back has to be given up in real time, the others must not be on a slow machine. */
const impatient = { HW_DMS_REQUEST_TIMEOUT: "2s" };

const plugins = { plugins: ["rabbitmq_consistent_hash_exchange"] };

/** An operation that makes a call. */
const operations: Record<CallName, Omit<FaultScenario, "name">> = {
  create: { before: null, operation: "up", result: "created" },
  list: { before: null, operation: "up", program: { adoptExisting: true }, result: "created" },
  get: { operation: "refresh" },
  modify: { operation: "up", program: { description: "changed" }, result: "updated" },
  delete: { operation: "destroy" },
  action: { operation: "up", program: { restartTriggers: { round: "2" } }, result: "updated" },
  extend: { operation: "up", program: { storageSpace: 200, resize: "extend" }, result: "updated" },
  projects: { operation: "refresh" },
  tokens: { operation: "refresh", environment: passwordEnvironment },
  password: { only: "v2", operation: "up", program: { password: otherInstancePassword }, result: "updated" },
  tags: { only: "v2", operation: "up", program: { tags: { team: "orders" } }, result: "updated" },
  plugins: { only: "v2", operation: "up", program: plugins, result: "updated" },
  tasks: { only: "v2", operation: "up", program: plugins, result: "updated" },
};

const effects: Record<string, FaultEffect> = {
  "connection reset before it": { reset: "before" },
  "connection reset after it": { reset: "after" },
  "no answer in time": { delay: "1h" },
  "HTTP 408": { status: 408 },
  "HTTP 429 with Retry-After": { status: 429, headers: { "Retry-After": "7" } },
  "HTTP 500 without a body": { status: 500 },
  "HTTP 502 in HTML": { status: 502, body: "<html><h1>Bad Gateway</h1></html>" },
  "HTTP 503 with Retry-After": { status: 503, headers: { "Retry-After": "3" } },
  "HTTP 504": { status: 504, body: { error_msg: "gateway time-out" } },
  "a truncated answer": { truncate: 5 },
  "an answer in HTML": { body: "<!doctype html><title>Sign in</title>" },
  "an empty answer": { body: "" },
};

/** Lost answers of an extension that was not made: it is not sent twice in one run. */
const unsentExtension = /reset before|HTTP (408|500|502|503|504)/;

/** Every fault that passes, once on every call. */
export const transientFaults: FaultScenario[] = (Object.keys(operations) as CallName[]).flatMap((call) =>
  Object.entries(effects).map(([effect, fault]) => ({
    ...operations[call],
    name: `${call}: ${effect}`,
    environment: { ...operations[call].environment, ...(fault.delay === undefined ? {} : impatient) },
    faults: [on(call, fault)],
    ...(call === "extend" && unsentExtension.test(effect)
      ? { fails: /^Instance orders .+ it shows no change: .+ was lost and nothing came of it; deploy again/ }
      : {}),
  })),
);
