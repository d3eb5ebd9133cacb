import type { Instance } from "../client";
import { describeErrorCode } from "../client";
import { statusMeaning } from "../wait/instanceStatus";

/** Why an instance is in a failed status, in the words of table 5-7, with advice. */
export function failureText(instance: Instance | undefined): string {
  if (!instance) return "it no longer exists";
  const { meaning } = statusMeaning(instance.status);
  const status = `it ${meaning} (status ${instance.status})`;
  if (!instance.error_code) return status;
  const known = describeErrorCode(instance.error_code);
  const words = known ? `: ${known.text.replace(/\.$/, "")}. ${known.advice}` : "";
  return `${status}, error code ${instance.error_code}${words}`;
}
