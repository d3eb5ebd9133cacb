import * as z from "zod";
import { text } from "./tolerant";

const fields = {
  error_code: text,
  errorCode: text,
  code: text,
  error_msg: text,
  error_message: text,
  errorMessage: text,
  message: text,
  title: text,
  request_id: text,
};

const errorBodySchema = z.object({ ...fields, error: z.object(fields).optional().catch(undefined) });

/** What an answer that says no tells. */
export interface ErrorBody {
  /** As the service wrote it. */
  errorCode: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
  /** Whether it is JSON, which HTML and an empty body are not. */
  isJson: boolean;
}

const nothing = { errorCode: undefined, message: undefined, requestId: undefined };

/**
 * Reads the body of an answer that says no, in every form the service, its gateways and IAM write it.
 *
 * @param body the body as text; what is not JSON, such as HTML, says nothing
 */
export function parseErrorBody(body: string): ErrorBody {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ...nothing, isJson: false };
  }
  const parsed = errorBodySchema.safeParse(value);
  if (!parsed.success) return { ...nothing, isJson: true };
  const { error, ...outer } = parsed.data;
  const both = [outer, error ?? outer];
  const first = (...names: (keyof typeof outer)[]): string | undefined =>
    both.flatMap((level) => names.map((name) => level[name])).find((entry) => entry !== undefined && entry !== "");
  return {
    errorCode: first("error_code", "errorCode", "code"),
    message: first("error_msg", "error_message", "errorMessage", "message", "title"),
    requestId: first("request_id"),
    isJson: true,
  };
}
