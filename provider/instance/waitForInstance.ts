import { describeObservation, type Observation } from "../wait/acceptors";
import type { Watch } from "../wait/instancePoller";
import type { OperationKind } from "../wait/operationDurations";
import { type Acceptor, type WaitResult, waitFor } from "../wait/waitFor";
import { carriesNews } from "./carriesDetail";
import type { InstanceContext } from "./instanceContext";
import { confirmed, observeInstance } from "./observeInstance";
import type { DesiredInputs } from "./properties/instanceOutputs";

/** What is waited for, and for which instance. */
export interface InstanceWait {
  id: string;
  name: string | undefined;
  operation: OperationKind;
  /** What is going on, such as "creating". */
  doing: string;
  accept: Acceptor<Observation>;
  /** Milliseconds. */
  timeout: number;
  /** When the operation began, in milliseconds since 1970. Default: now. */
  since?: number | undefined;
  /** True where the aim may be reached already. A look right after other operations have begun tells nothing. */
  looksAtOnce?: boolean;
  /** What is known of the instance, all of which the last observation has to carry. */
  known: DesiredInputs;
  /** Sees every observation. */
  onObservation?: (observation: Observation) => void;
}

/** Looks at an instance until the acceptor has decided, and shows progress meanwhile. */
export async function waitForInstance(context: InstanceContext, wait: InstanceWait): Promise<WaitResult<Observation>> {
  const { clock, signal, log, poller } = context;
  const { id, name, operation, doing, accept, timeout, known } = wait;
  const begin = clock.now();
  const since = Math.min(begin, wait.since ?? begin);
  const isEnough = carriesNews(known, operation === "create");
  let watch: Watch | undefined;
  const lookWithOthers = () => {
    watch ??= poller.watch({ id, operation, since, deadline: begin + timeout, isEnough });
    return confirmed(context, id, watch.next);
  };
  let isAtOnce = wait.looksAtOnce === true;
  const look = () => (isAtOnce ? observeInstance(context, id, isEnough) : lookWithOthers());
  let isDone = false;
  try {
    const result = await waitFor({
      observe: async () => {
        const observation = await look();
        isAtOnce = false;
        wait.onObservation?.(observation);
        return observation;
      },
      accept,
      describe: describeObservation,
      timeout,
      clock,
      signal,
      onProgress: (status) => log.progress({ name, doing, status, since, expected: watch?.expected()?.typical }),
    });
    isDone = result.outcome === "success";
    return result;
  } finally {
    watch?.end(isDone);
    log.ended(isDone);
  }
}
