import type { ChaosStack, EndedRun } from "./chaosStack";

/** Names that may have to be taken over one after the other, and a failure of another kind. */
const mostTries = 6;

/** Runs a command; a state that a killed CLI left unreadable is mended first, as docs/recovery.md says. */
async function runReadably(stack: ChaosStack, steps: string[], command: string, args: string[]): Promise<EndedRun> {
  const run = await stack.run(command, args);
  if (!/failed to load checkpoint/.test(run.output) || !stack.removeEmptyAttributes()) return run;
  steps.push("removed empty .attrs");
  return stack.run(command, args);
}

/** Unlocks the stack and clears creations of which nobody saw the end. */
async function unlock(stack: ChaosStack, steps: string[]): Promise<void> {
  steps.push("cancel");
  await runReadably(stack, steps, "cancel", []);
  steps.push("refresh --clear-pending-creates");
  await runReadably(stack, steps, "refresh", ["--skip-preview", "--clear-pending-creates"]);
}

/**
 * Does what docs/recovery.md says until the command succeeds.
 *
 * @param command the one that brings the stack to where it was to be
 * @param isCliDead whether the CLI itself was hit
 * @returns what was done
 * @throws Error when that does not help
 */
export async function recover(stack: ChaosStack, command: "up" | "destroy", isCliDead: boolean): Promise<string[]> {
  const steps: string[] = [];
  if (isCliDead) await unlock(stack, steps);
  const adopted = new Set<string>();
  let last = "";
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const names = [...adopted].join(",");
    const environment: Record<string, string> = names === "" ? {} : { HW_DMS_ADOPT_EXISTING: names };
    steps.push(names === "" ? command : `HW_DMS_ADOPT_EXISTING=${names} ${command}`);
    const { code, output } = await stack.run(command, ["--skip-preview"], environment);
    if (code === 0) return steps;
    last = output;
    for (const [, name] of output.matchAll(/HW_DMS_ADOPT_EXISTING=([\w.,-]+\w)/g)) adopted.add(String(name));
  }
  throw new Error(`not recovered by ${steps.join(", ")}\n${last.trim().slice(-2000)}`);
}
