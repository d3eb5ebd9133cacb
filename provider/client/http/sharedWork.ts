import type { RequestErrorDetails } from "../errors/errors";
import { abortable } from "./abortable";
import type { CallLimits, CallOptions } from "./requester";

/** Work that several callers may wait for at once, such as a sign-in. */
export class SharedWork<Value> {
  readonly #request: Pick<RequestErrorDetails, "method" | "path">;
  readonly #begin: (limits: CallLimits | undefined) => Promise<Value>;
  #underWay: { limits: CallLimits | undefined; result: Promise<Value> } | undefined;

  /** @param request names what a caller that gives up no longer waits for */
  constructor(
    request: Pick<RequestErrorDetails, "method" | "path">,
    begin: (limits: CallLimits | undefined) => Promise<Value>,
  ) {
    this.#request = request;
    this.#begin = begin;
  }

  /** The result of the work under way, or of new work; a caller without limits starts anew where another's limits ended it. */
  async get({ signal, limits }: CallOptions = {}): Promise<Value> {
    const joined = this.#underWay;
    const work = joined ?? this.#start(limits);
    try {
      return await abortable(work.result, { signal, ...this.#request });
    } catch (error) {
      if (signal?.aborted || !joined?.limits || limits) throw error;
      return this.get({ signal });
    }
  }

  #start(limits: CallLimits | undefined) {
    const work = { limits, result: this.#begin(limits) };
    const end = () => {
      if (this.#underWay === work) this.#underWay = undefined;
    };
    this.#underWay = work;
    work.result.then(end, end);
    return work;
  }
}
