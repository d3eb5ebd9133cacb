import { describeErrorCode, type Instance, statusMeaning } from "../client";

const withoutStop = (text: string): string => text.replace(/\.$/, "");

/** Why an instance is in a failed status, in the words of table 5-7, with advice; without a full stop at its end. */
export function failureText(instance: Instance | undefined): string {
  if (!instance) return "it no longer exists";
  const status = `it ${statusMeaning(instance.status).meaning} (status ${instance.status})`;
  if (!instance.errorCode) return status;
  const known = describeErrorCode(instance.errorCode);
  const words = known ? `: ${withoutStop(known.text)}. ${withoutStop(known.advice)}` : "";
  return `${status}, error code ${instance.errorCode}${words}`;
}
