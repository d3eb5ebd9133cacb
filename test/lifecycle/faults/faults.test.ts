import type { ApiVersion } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { OperationFailure } from "../engineSimulation";
import { ShownOutput } from "../shownOutput";
import { changeFaults } from "./changeFaults";
import { creationFaults } from "./creationFaults";
import { calls, type FaultScenario } from "./faultScenario";
import { FaultStack } from "./faultStack";
import { lastingFaults } from "./lastingFaults";
import { runningFaults } from "./runningFaults";
import { transientFaults } from "./transientFaults";

const output = new ShownOutput();

const groups: Record<string, FaultScenario[]> = {
  "A fault that passes by itself": transientFaults,
  "A fault that stays": lastingFaults,
  "A creation that goes wrong": creationFaults,
  "An instance that runs and something goes wrong": runningFaults,
  "An instance that is changed in place": changeFaults,
};

/** Runs a command; what it fails with is returned, and must be one clean line. */
async function failureOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (!(error instanceof OperationFailure)) throw error;
    expect(error.message).toMatch(/^\S.*[.!)]?$/);
    expect(error.message).not.toMatch(/\n|\bat .*:\d+:\d+|\bundefined\b|\[object|NaN/);
    return error.message;
  }
}

function countRequests(stack: FaultStack, name: keyof typeof calls): number {
  const { method, path } = calls[name];
  const form = new RegExp(path);
  return stack.emulator.requests().filter((request) => request.method === method && form.test(request.path)).length;
}

async function operate(stack: FaultStack, scenario: FaultScenario): Promise<void> {
  const { operation, program = scenario.before ?? {}, environment } = scenario;
  if (operation !== "up") {
    await stack[operation](environment);
    return;
  }
  const result = await stack.up(program, environment);
  if (scenario.result) expect(result).toBe(scenario.result);
}

function expectFailure(failure: string | undefined, expected: FaultScenario["fails"]): void {
  if (expected) expect(failure ?? "success").toMatch(expected);
  else expect(failure).toBeUndefined();
}

function expectRequests(stack: FaultStack, counts: FaultScenario["requests"] = {}): void {
  for (const [name, count] of Object.entries(counts)) {
    expect([name, countRequests(stack, name as keyof typeof calls)]).toEqual([name, count]);
  }
}

async function runScenario(scenario: FaultScenario, version: ApiVersion): Promise<void> {
  const stack = await FaultStack.start(scenario.emulator ?? {}, output, version);
  try {
    if (scenario.before !== null) await stack.up(scenario.before ?? {}, scenario.environment);
    await scenario.meanwhile?.(stack);
    for (const fault of scenario.faults ?? []) stack.emulator.addFault(fault);
    stack.emulator.clearRequests();
    const idBefore = stack.engine.stored?.id;
    const stateBefore = structuredClone(stack.engine.stored);

    const failure = await failureOf(() => operate(stack, scenario));
    expectFailure(failure, scenario.fails);
    expectRequests(stack, scenario.requests);
    if (!scenario.isUnknown) expect(stack.engine.ids()).toEqual(stack.cloudIds());
    if (scenario.operation === "refresh" && failure) expect(stack.engine.stored).toEqual(stateBefore);

    if (failure !== undefined) await heal(stack, scenario, stack.engine.stored?.id ?? idBefore);
    else if (scenario.operation === "up") expectKept(stack, idBefore, scenario.isOther);
    expect(stack.engine.ids()).toEqual(stack.cloudIds());
    await scenario.afterwards?.(stack);
  } finally {
    await stack.close();
  }
}

async function heal(stack: FaultStack, scenario: FaultScenario, idBefore: string | undefined): Promise<void> {
  const { by = "up", repair, result, isOther, ...healing } = scenario.heals ?? {};
  await repair?.(stack);
  stack.emulator.clearFaults();
  const { program = scenario.program ?? scenario.before ?? {}, environment = scenario.environment } = healing;
  if (by !== "up") {
    await stack[by](environment);
    return;
  }
  const done = await stack.up(program, environment);
  if (result) expect(done).toBe(result);
  expectKept(stack, idBefore, isOther);
  expect(stack.engine.stored?.outputs.status).toBe("RUNNING");
  expect(await stack.up(program, environment)).toBe("same");
}

/** An instance survives every fault, unless the scenario says that another takes its place. */
function expectKept(stack: FaultStack, idBefore: string | undefined, isOther = false): void {
  if (idBefore === undefined) return;
  if (isOther) expect(stack.engine.ids()).not.toContain(idBefore);
  else expect(stack.engine.ids()).toEqual([idBefore]);
}

for (const [group, scenarios] of Object.entries(groups)) {
  for (const version of ["v1.0", "v2"] as const) {
    const own = scenarios.filter(({ only = version }) => only === version);
    if (own.length === 0) continue;
    describe(`${group}, API ${version}`, () => {
      it.concurrent.each(own.map((scenario) => [scenario.name, scenario] as const))("%s", (_name, scenario) =>
        runScenario(scenario, version),
      );
    });
  }
}

describe("All that the scenarios have shown", () => {
  it("would give a secret away in any of its forms", () => {
    const shown = new ShownOutput();
    shown.addSecrets("a/secret");
    shown.add("plain a/secret", "amqp://user:a%2Fsecret@host", "Basic YS9zZWNyZXQ=", "nothing");
    expect(shown.leaks()).toHaveLength(3);
  });

  it("holds none of the secrets in use", () => {
    expect(output.size).toBeGreaterThan(0);
    expect(output.secretCount).toBeGreaterThan(3);
    expect(output.leaks()).toEqual([]);
  });
});
