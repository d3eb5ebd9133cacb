import { formatDuration } from "../configuration/duration";
import { AbortedError, ThrottledError } from "../errors/errors";
import type { RequestMethod } from "../errors/service";
import type { Clock } from "./clock";

/** A minute, and a second for what is counted later than it was sent. */
const window = 61_000;
const longestPatience = 5 * 60_000;

/** What a pacer keeps to. */
export interface RequestPacerOptions {
  clock: Clock;
  /** How many requests may be on their way at once. */
  maxConcurrent: number;
  /** How many may be sent in any minute. Default: any number. */
  perMinute?: number | undefined;
}

/** A request that is about to be sent. */
export interface PacedRequest {
  method: RequestMethod;
  path: string;
  /** False for what a request on its way may have to wait for itself, such as a sign-in. */
  needsPlace: boolean;
  signal?: AbortSignal | undefined;
  /** How long it may be held back because the service asked for a pause, in milliseconds. Default: five minutes. */
  patience?: number | undefined;
}

interface Waiting {
  isChange: boolean;
  needsPlace: boolean;
  start: () => void;
  isGivenUp: boolean;
}

/**
 * Paces the requests to one endpoint: so many at once, so many a minute, and none while the service asks for a pause,
 * whichever request it has told so. What changes something goes first.
 */
export class RequestPacer {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  /** When the requests of the last minute were sent, oldest first. */
  private readonly sentAt: number[] = [];
  private heldUntil = 0;
  /** When the next look at the queue is due anyway. */
  private dueAt: number | undefined;

  constructor(private readonly options: RequestPacerOptions) {}

  /**
   * Sends a request when its turn has come.
   *
   * @throws ThrottledError when the service has asked for a longer pause than the caller has patience for; AbortedError
   */
  async send<Answer>(request: PacedRequest, exchange: () => Promise<Answer>): Promise<Answer> {
    await this.turnOf(request);
    const places = request.needsPlace ? 1 : 0;
    try {
      return await exchange();
    } finally {
      this.running -= places;
      this.startNext();
    }
  }

  /** Sends nothing for so many milliseconds: the service has throttled a request. */
  hold(millis: number): void {
    this.heldUntil = Math.max(this.heldUntil, this.options.clock.now() + millis);
  }

  private turnOf(request: PacedRequest): Promise<void> {
    const { method, path, signal, needsPlace, patience = longestPatience } = request;
    const held = this.heldUntil - this.options.clock.now();
    if (held > patience) return Promise.reject(heldError(request, held));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.isGivenUp = true;
        reject(new AbortedError({ method, path, outcome: "notSent" }));
      };
      const start = () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      const waiting: Waiting = { isChange: method !== "GET", needsPlace, start, isGivenUp: false };
      if (signal?.aborted) return onAbort();
      signal?.addEventListener("abort", onAbort);
      this.waiting.push(waiting);
      this.startNext();
    });
  }

  private startNext(): void {
    const present = this.waiting.filter(({ isGivenUp }) => !isGivenUp);
    const isFree = this.running < this.options.maxConcurrent;
    const startable = present.filter(({ needsPlace }) => isFree || !needsPlace);
    const next = startable.find(({ isChange }) => isChange) ?? startable[0];
    this.waiting.splice(0, this.waiting.length, ...present);
    if (!next) return;
    const delay = this.delay();
    if (delay > 0) {
      this.lookLater(delay);
      return;
    }
    this.waiting.splice(this.waiting.indexOf(next), 1);
    this.sentAt.push(this.options.clock.now());
    if (next.needsPlace) this.running += 1;
    next.start();
    this.startNext();
  }

  private lookLater(delay: number): void {
    const { clock } = this.options;
    const at = clock.now() + delay;
    if (this.dueAt !== undefined && this.dueAt <= at) return;
    this.dueAt = at;
    const look = () => {
      if (this.dueAt === at) this.dueAt = undefined;
      this.startNext();
    };
    void clock.sleep(delay).then(look, look);
  }

  /** Milliseconds until the next request may be sent. */
  private delay(): number {
    const { clock, perMinute = Number.POSITIVE_INFINITY } = this.options;
    const now = clock.now();
    while (this.sentAt[0] !== undefined && this.sentAt[0] <= now - window) this.sentAt.shift();
    const first = this.sentAt[this.sentAt.length - perMinute];
    const untilRoom = first === undefined ? 0 : first + window - now;
    return Math.max(0, this.heldUntil - now, untilRoom);
  }
}

function heldError({ method, path }: PacedRequest, held: number): ThrottledError {
  const pause = formatDuration(Math.ceil(held / 1000) * 1000);
  return new ThrottledError({
    method,
    path,
    outcome: "notSent",
    status: 429,
    retryAfterMs: held,
    message: `${method} ${path} was not sent, because the service answered HTTP 429 and asks for a pause of another ${pause}. Try again later, or set huaweicloud:requestsPerMinute below its limit.`,
  });
}

/** The pacers of one process, one for each endpoint, whichever connections lead there. */
export class RequestPacers {
  private readonly pacers = new Map<string, RequestPacer>();

  /** The pacer of an endpoint, which keeps to what it was first asked for with. @param origin such as `https://host` */
  of(origin: string, options: RequestPacerOptions): RequestPacer {
    const pacer = this.pacers.get(origin) ?? new RequestPacer(options);
    this.pacers.set(origin, pacer);
    return pacer;
  }
}
