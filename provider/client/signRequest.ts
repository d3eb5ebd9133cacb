import type { RequestMethod } from "./requestMethod";

/** What is signed. */
export interface SignableRequest {
  method: RequestMethod;
  url: string | URL;
  headers: Record<string, string>;
  /** The exact body that is sent. */
  body?: string | Buffer;
}

/** What it is signed with. */
export interface SigningKey {
  accessKey: string;
  secretKey: string;
  securityToken?: string;
}

export function signRequest(_request: SignableRequest, _key: SigningKey): Record<string, string> {
  throw new Error("unfinished");
}
