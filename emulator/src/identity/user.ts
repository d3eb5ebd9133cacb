/** An IAM user. */
export interface User {
  id: string;
  name: string;
  /** For sign-in by token; without it that way is closed. */
  password?: string;
  accessKey?: string;
  secretKey?: string;
  /** With it, the access key is a temporary one and requests carry this as `X-Security-Token`. */
  securityToken?: string;
  /** Whether only reading is allowed. */
  readOnly: boolean;
  /** Allowed actions of table 7-1, `*` at the end allowed; undefined: all. */
  actions?: readonly string[];
  /** Names of the projects to work in; undefined: all. */
  projects?: readonly string[];
}
