import type { Clock } from "../http/clock";
import type { CallLimits, CallOptions } from "../http/requester";
import { SharedWork } from "../http/sharedWork";

/** A token and what belongs to it. */
export interface Token {
  token: string;
  /** When it expires by the clock of this machine, in milliseconds since 1970. */
  expiresAt: number;
  /** The project it is for. */
  projectId?: string;
}

const longestMargin = 10 * 60_000;
const marginShare = 0.1;

/**
 * Keeps a token until shortly before it expires: ten minutes, or a tenth of its life if that is less. However many
 * callers ask, one sign-in is under way.
 */
export class TokenCache {
  readonly #clock: Clock;
  readonly #signIn: (options: CallOptions) => Promise<Token>;
  readonly #renewal = new SharedWork({ method: "POST", path: "/v3/auth/tokens" }, (limits) => this.#renew(limits));
  #current: { token: Token; freshUntil: number } | undefined;

  constructor({ clock, signIn }: { clock: Clock; signIn: (options: CallOptions) => Promise<Token> }) {
    this.#clock = clock;
    this.#signIn = signIn;
  }

  /**
   * A token that is still good; the limits of the first of several callers hold for the sign-in that they share.
   *
   * @throws what the sign-in throws, for every caller that waits for it; AbortedError when `signal` aborts
   */
  get(options: CallOptions = {}): Promise<Token> {
    if (this.#current && this.#clock.now() < this.#current.freshUntil) return Promise.resolve(this.#current.token);
    return this.#renewal.get(options);
  }

  /** Forgets a token that the service refused, unless it was replaced meanwhile. */
  forget(token: string): void {
    if (this.#current?.token.token === token) this.#current = undefined;
  }

  async #renew(limits: CallLimits | undefined): Promise<Token> {
    const token = await this.#signIn({ limits });
    const now = this.#clock.now();
    const margin = Math.min(longestMargin, (token.expiresAt - now) * marginShare);
    this.#current = { token, freshUntil: token.expiresAt - margin };
    return token;
  }
}
