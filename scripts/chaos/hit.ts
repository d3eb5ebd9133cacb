import { setTimeout as sleep } from "node:timers/promises";
import { allProcesses, killTree, type ProcessEntry } from "../environment/processTree";
import { providersBelow } from "../environment/providerProcesses";
import type { ChaosStack } from "./chaosStack";
import { recover } from "./recovery";

const victims = ["CLI", "provider", "emulator", "tree"] as const;
type Victim = (typeof victims)[number];

const longestOutliving = 45_000;
/** How long after the first request a hit comes at most: reads and changes are over sooner than creations. */
const longestMoment = { create: 2_500, update: 250, refresh: 150, destroy: 1_500 };
/** A run that sends nothing for so long is hit all the same. */
const longestSilence = 60_000;

/** What is done to the stack. */
export type Operation = "create" | "update" | "refresh" | "destroy";

/** The cloud as hits see and hurt it. */
export interface ChaosCloud {
  /** Ends the emulator at once, and starts it again on the same data. */
  crash(): Promise<void>;
  instances(): Promise<{ instance_id: string; status: string }[]>;
  forgetRequests(): Promise<void>;
  hasRequests(): Promise<boolean>;
}

/** What a hit needs. */
export interface HitOptions {
  stack: ChaosStack;
  cloud: ChaosCloud;
  random: () => number;
  operation: Operation;
}

const commands = { create: "up", update: "up", refresh: "refresh", destroy: "destroy" } as const;

const stillThere = (entries: ProcessEntry[]) =>
  allProcesses().filter(({ pid, command }) => entries.some((entry) => entry.pid === pid && entry.command === command));

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function strike(victim: Victim, cli: number, providers: ProcessEntry[]): void {
  if (victim === "CLI") kill(cli);
  if (victim === "tree") killTree(cli);
  if (victim === "provider") for (const { pid } of providers) kill(pid);
}

async function waitForEnds(providers: ProcessEntry[]): Promise<void> {
  const end = Date.now() + longestOutliving;
  while (stillThere(providers).length > 0) {
    if (Date.now() > end) throw new Error("a provider outlived its CLI");
    await sleep(100);
  }
}

/**
 * Waits until a run has sent something: a process of Pulumi's that is left before it has loaded the provider runs nothing
 * of it, and stays.
 */
async function waitForRequest(cloud: ChaosCloud, isOver: () => boolean): Promise<void> {
  const end = Date.now() + longestSilence;
  while (!isOver() && Date.now() < end && !(await cloud.hasRequests())) await sleep(50);
}

/** Compares the cloud with the state, and both with what is to be. */
async function expectAgreement({ stack, cloud }: HitOptions, expected: number): Promise<void> {
  const { ids, pending } = await stack.state();
  const instances = await cloud.instances();
  const present = instances.map(({ instance_id }) => instance_id).sort();
  const statuses = [...new Set(instances.map(({ status }) => status))].join(", ") || "none";
  const isSame = ids.join() === present.join() && ids.length === expected && pending === 0;
  if (isSame && (expected === 0 || statuses === "RUNNING")) return;
  throw new Error(
    `the state has [${ids.join(", ")}] and ${pending} pending operations, the cloud [${present.join(", ")}], ${statuses}; ${expected} were to be`,
  );
}

/** What a hit came to. */
export interface HitResult {
  /** What happened, in one line. */
  line: string;
  /** False when the run was over before. */
  hasLanded: boolean;
}

/**
 * Hits one operation and recovers from it.
 *
 * @throws Error, whose message begins with that line, when cloud and state do not agree in the end
 */
export async function hit(options: HitOptions): Promise<HitResult> {
  const { stack, cloud, random, operation } = options;
  const victim = victims[Math.floor(random() * victims.length)] ?? "tree";
  const moment = Math.round(random() * longestMoment[operation]);
  let line = `${operation.padEnd(7)} ${victim.padEnd(8)} ${String(moment).padStart(4)} ms after the first request`;
  await cloud.forgetRequests();
  const run = stack.start(commands[operation], ["--skip-preview"]);
  const pid = run.child.pid ?? 0;
  let isOver = false;
  const over = run.ended.then(() => {
    isOver = true;
    return true;
  });
  await waitForRequest(cloud, () => isOver);
  const wasOver = await Promise.race([over, sleep(moment, false)]);
  const providers = wasOver ? [] : providersBelow(pid);
  if (!wasOver) strike(victim, pid, providers);
  if (victim === "emulator") await cloud.crash();
  const { code } = await run.ended;
  line += `, ${wasOver ? "over before" : `ended ${code}`}`;
  try {
    await waitForEnds(providers);
    const isDestroy = operation === "destroy";
    const steps = await recover(stack, isDestroy ? "destroy" : "up", victim === "CLI" || victim === "tree");
    await expectAgreement(options, isDestroy ? 0 : 3);
    return { line: `${line}: ${steps.join("; ")}`, hasLanded: !wasOver };
  } catch (error) {
    throw new Error(`${line}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
