import type { Account } from "./account";
import { parseAuthorization, type SignedRequest, verifySignature } from "./signature";
import type { TokenScope, Tokens } from "./tokens";
import type { User } from "./userDefinitions";

/** Who sent a request. */
export interface Caller {
  user: User;
  /** What the token is good for; undefined for signed requests, whose access key is good for all of the user's projects. */
  scope?: TokenScope;
}

/** Why it is not known who sent a request. */
export type Stranger = { missing: true } | { invalidToken: true } | { invalidSignature: string };

/**
 * Finds out who sent a request, by its token or its signature; the token counts if both are there.
 *
 * @param options.now milliseconds since 1970, to compare the signature's time with
 */
export function authenticate(
  request: SignedRequest,
  options: { account: Account; tokens: Tokens; now: number },
): Caller | Stranger {
  const { account, tokens, now } = options;
  const token = request.headers["x-auth-token"];
  if (typeof token === "string" && token !== "") {
    const claims = tokens.read(token);
    const user = claims && account.user(claims.userId);
    return user ? { user, scope: claims.scope } : { invalidToken: true };
  }
  const header = request.headers.authorization;
  if (typeof header !== "string" || header === "") return { missing: true };
  const authorization = parseAuthorization(header);
  if (!authorization) return { invalidSignature: "the Authorization header is malformed" };
  const user = account.userWithAccessKey(authorization.accessKey);
  if (!user?.secretKey) return { invalidSignature: "the access key does not exist" };
  const reason = verifySignature(request, authorization, { secretKey: user.secretKey, now });
  if (reason) return { invalidSignature: reason };
  if (request.headers["x-security-token"] !== user.securityToken) {
    return { invalidSignature: "the security token is not that of the access key" };
  }
  return { user };
}
