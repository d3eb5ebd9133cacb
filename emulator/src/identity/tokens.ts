import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock";

/** What a token is good for: one project, the account as a whole, or nothing but asking IAM. */
export type TokenScope = { project: string } | { domain: string } | "none";

/** What a token says. */
export interface TokenClaims {
  userId: string;
  scope: TokenScope;
  /** Milliseconds since 1970. */
  issuedAt: number;
  expiresAt: number;
}

/**
 * Issues and reads tokens. A token carries its claims under a seal that only this issuer can make, so that nothing
 * has to be remembered; those of an earlier run are invalid.
 */
export class Tokens {
  private readonly key = randomBytes(32);

  /** @param life milliseconds */
  constructor(
    private readonly clock: Clock,
    private readonly life: number,
  ) {}

  issue(userId: string, scope: TokenScope): { token: string; claims: TokenClaims } {
    const issuedAt = this.clock.now();
    const claims = { userId, scope, issuedAt, expiresAt: issuedAt + this.life };
    const content = Buffer.from(JSON.stringify(claims)).toString("base64url");
    return { token: `${content}.${this.seal(content).toString("base64url")}`, claims };
  }

  /** @returns undefined for a token that is not ours or has expired */
  read(token: string): TokenClaims | undefined {
    const [content, seal, ...rest] = token.split(".");
    if (!content || !seal || rest.length > 0) return undefined;
    const given = Buffer.from(seal, "base64url");
    const right = this.seal(content);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const claims = JSON.parse(Buffer.from(content, "base64url").toString()) as TokenClaims;
    return this.clock.now() < claims.expiresAt ? claims : undefined;
  }

  private seal(content: string): Buffer {
    return createHmac("sha256", this.key).update(content).digest();
  }
}
