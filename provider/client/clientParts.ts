import type { Dispatcher } from "undici";
import type { ClientConfiguration } from "./configuration/clientConfiguration";
import { type Clock, systemClock } from "./http/clock";
import { Requester } from "./http/requester";
import { Transport } from "./http/transport";
import { Session } from "./iam/session";

/** What a client is made of. */
export interface ClientOptions {
  configuration: ClientConfiguration;
  /** Default: the time of this machine. */
  clock?: Clock;
  /** A number from 0 to 1, for jitter. Default: `Math.random`. */
  random?: () => number;
  /** The longest pause before a repetition, in milliseconds, that the service may ask for. Default: five minutes. */
  longestRetryAfter?: number;
  /** Told in one line about each repetition of a request. */
  log?: (line: string) => void;
  /** Sends the requests. Default: a pool of its own, which `close` closes. */
  dispatcher?: Dispatcher;
}

/** What every call accepts. */
export interface CallOptions {
  /** Cancels the call, its repetitions and pauses included. */
  signal?: AbortSignal;
}

/** The parts that a client puts together. */
export interface ClientParts {
  transport: Transport;
  requester: Requester;
  session: Session;
  clock: Clock;
}

/** Puts the parts of a client together; nothing is sent. */
export function createClientParts(options: ClientOptions): ClientParts {
  const { configuration, clock = systemClock, random = Math.random, longestRetryAfter, log, dispatcher } = options;
  const transport = new Transport(configuration, dispatcher);
  const requester = new Requester({ configuration, transport, clock, random, longestRetryAfter, log });
  const session = new Session({ configuration, clock, requester });
  return { transport, requester, session, clock };
}
