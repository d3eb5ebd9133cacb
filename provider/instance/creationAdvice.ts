import type { Instance } from "../client";
import { describeErrorCode } from "../client";
import { statusMeaning } from "../client/dms/statusMeaning";

const withoutStop = (text: string): string => text.replace(/\.$/, "");

/** Why an instance is in a failed status, in the words of table 5-7, with advice; without a full stop at its end. */
export function failureText(instance: Instance | undefined): string {
  if (!instance) return "it no longer exists";
  const { meaning } = statusMeaning(instance.status);
  const status = `it ${meaning} (status ${instance.status})`;
  if (!instance.error_code) return status;
  const known = describeErrorCode(instance.error_code);
  const words = known ? `: ${withoutStop(known.text)}. ${withoutStop(known.advice)}` : "";
  return `${status}, error code ${instance.error_code}${words}`;
}
