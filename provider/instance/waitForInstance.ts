import { formatDuration } from "../client";
import { describeObservation, type Observation } from "../wait/acceptors";
import { type Acceptor, type WaitResult, waitFor } from "../wait/waitFor";
import type { InstanceContext } from "./instanceContext";
import { observeInstance } from "./observeInstance";

/** What is waited for, and for which instance. */
export interface InstanceWait {
  id: string;
  name: string | undefined;
  /** What is going on, such as "creating". */
  doing: string;
  accept: Acceptor<Observation>;
  /** Milliseconds. */
  timeout: number;
  /** Sees every observation. */
  onObservation?: (observation: Observation) => void;
}

/** Looks at an instance until the acceptor has decided, and shows progress meanwhile. */
export function waitForInstance(context: InstanceContext, wait: InstanceWait): Promise<WaitResult<Observation>> {
  const { clock, random, pollInterval, signal, log } = context;
  return waitFor({
    observe: async () => {
      const observation = await observeInstance(context, wait.id);
      wait.onObservation?.(observation);
      return observation;
    },
    accept: wait.accept,
    describe: describeObservation,
    timeout: wait.timeout,
    pollInterval,
    clock,
    random,
    signal,
    onProgress: (what, waited) =>
      log.progress(
        `${wait.doing} ${wait.name} (${wait.id}): ${what}, ${formatDuration(Math.round(waited / 1000) * 1000)}`,
      ),
  });
}
