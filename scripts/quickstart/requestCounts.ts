/** How often the emulator did what a deployment is about. */
export interface RequestCounts {
  creates: number;
  deletes: number;
}

interface LoggedRequest {
  method?: string;
  path?: string;
  status?: number;
}

/** Counts the accepted creations and deletions of instances in the emulator's log (one line of JSON per request). */
export function countRequests(log: string): RequestCounts {
  const requests = log
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LoggedRequest)
    .filter(({ status }) => status !== undefined && status >= 200 && status < 300);
  const count = (method: string, path: RegExp) =>
    requests.filter((request) => request.method === method && path.test(request.path ?? "")).length;
  return {
    creates: count("POST", /\/instances(\?|$)/),
    deletes: count("DELETE", /\/instances\/[^/]+$/),
  };
}
