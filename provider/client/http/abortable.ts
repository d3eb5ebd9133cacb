import { AbortedError, type RequestErrorDetails } from "../errors/errors";

/**
 * Waits for shared work on behalf of one caller: it rejects when the caller's signal aborts, while the work goes on for
 * the others.
 */
export function abortable<Value>(
  work: Promise<Value>,
  { signal, ...request }: Pick<RequestErrorDetails, "method" | "path"> & { signal?: AbortSignal | undefined },
): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new AbortedError({ ...request, outcome: "notSent" }));
    const done = () => signal.removeEventListener("abort", onAbort);
    signal.addEventListener("abort", onAbort);
    work.then(resolve, reject).finally(done);
    if (signal.aborted) onAbort();
  });
}
