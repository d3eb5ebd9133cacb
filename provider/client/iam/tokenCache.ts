import { abortable } from "../http/abortable";
import type { Clock } from "../http/clock";

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
  readonly #signIn: () => Promise<Token>;
  #current?: { token: Token; freshUntil: number };
  #pending?: Promise<Token>;

  constructor({ clock, signIn }: { clock: Clock; signIn: () => Promise<Token> }) {
    this.#clock = clock;
    this.#signIn = signIn;
  }

  /**
   * A token that is still good.
   *
   * @throws what the sign-in throws, for every caller that waits for it; AbortedError when `signal` aborts
   */
  get(signal?: AbortSignal): Promise<Token> {
    if (this.#current && this.#clock.now() < this.#current.freshUntil) return Promise.resolve(this.#current.token);
    this.#pending ??= this.#renew();
    return abortable(this.#pending, { signal, method: "POST", path: "/v3/auth/tokens" });
  }

  /** Forgets a token that the service refused, unless it was replaced meanwhile. */
  forget(token: string): void {
    if (this.#current?.token.token === token) this.#current = undefined;
  }

  async #renew(): Promise<Token> {
    try {
      const token = await this.#signIn();
      const now = this.#clock.now();
      const margin = Math.min(longestMargin, (token.expiresAt - now) * marginShare);
      this.#current = { token, freshUntil: token.expiresAt - margin };
      return token;
    } finally {
      this.#pending = undefined;
    }
  }
}
