import { describeErrorCode } from "./errorCodes";
import type { ApiError } from "./errors";

/** Whether an answer is a 404 without a code of the reference: it may mean "gone", or anything else a gateway says. */
export function isUnknownNotFound(error: ApiError): boolean {
  return error.status === 404 && describeErrorCode(error.errorCode ?? "") === undefined;
}
