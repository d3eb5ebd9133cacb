import { amqpAcl } from "./amqpAcl";
import { diskEncryption } from "./diskEncryption";
import { passwordChange } from "./passwordChange";
import { passwordStrength } from "./passwordStrength";
import { publicAccess } from "./publicAccess";
import { securityGroup } from "./securityGroup";
import { tls } from "./tls";
import { userName } from "./userName";

export { amqpAcl, diskEncryption, passwordChange, passwordStrength, publicAccess, securityGroup, tls, userName };

/** The policies about security, in the order in which they are listed. */
export const securityPolicies = [
  tls,
  publicAccess,
  userName,
  passwordStrength,
  passwordChange,
  securityGroup,
  amqpAcl,
  diskEncryption,
] as const;
