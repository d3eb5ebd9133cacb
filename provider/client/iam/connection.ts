import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { type Clock, systemClock } from "../http/clock";
import { type CallOptions, Requester, type RequestGate } from "../http/requester";
import type { RequestPacers } from "../http/requestPacer";
import { type HttpDispatcher, Transport } from "../http/transport";
import { Session } from "./session";

/** What a connection is made of. */
export interface ConnectionOptions {
  configuration: ClientConfiguration;
  /** Default: the time of this machine. */
  clock?: Clock | undefined;
  /** A number from 0 to 1, for jitter. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Called with one line about each repetition of a request. */
  log?: ((line: string) => void) | undefined;
  /** Lets each request through or not. Default: all. */
  gate?: RequestGate | undefined;
  /** Paces the requests to each endpoint. Default: as if no other connection led there. */
  pacers?: RequestPacers | undefined;
  /** Sends the requests: a dispatcher of undici. Default: a pool of its own, which `close` closes. */
  dispatcher?: HttpDispatcher | undefined;
}

/**
 * One way to the cloud: a pool of connections, a token or key, and the project of the requests. Clients that are made
 * of the same connection sign in once.
 */
export class Connection {
  readonly configuration: ClientConfiguration;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly session: Session;
  readonly #transport: Transport;

  /** Puts the parts together; nothing is sent. */
  constructor({ configuration, clock = systemClock, random = Math.random, dispatcher, ...options }: ConnectionOptions) {
    this.configuration = configuration;
    this.clock = clock;
    this.#transport = new Transport(configuration, dispatcher);
    this.requester = new Requester({ configuration, transport: this.#transport, clock, random, ...options });
    this.session = new Session({ configuration, clock, requester: this.requester });
  }

  /** The connection of a client that is given one, or that is to make its own. */
  static of(options: ConnectionOptions | Connection): Connection {
    return options instanceof Connection ? options : new Connection(options);
  }

  /**
   * The project that all calls are for.
   *
   * @throws ConfigurationError when none is configured and none has the region's name
   */
  projectId(options: CallOptions = {}): Promise<string> {
    return this.session.projectId(options);
  }

  /** Closes the pool once the calls under way have ended. */
  close(): Promise<void> {
    return this.#transport.close();
  }
}
