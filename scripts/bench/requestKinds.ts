/** A request as the emulator tells of it. */
export interface SeenRequest {
  method: string;
  path: string;
}

/** How many requests of each kind there were, such as `POST` (creations), `list` and `instance`. */
export type RequestCounts = Record<string, number>;

function kindOf({ method, path }: SeenRequest): string {
  if (path.startsWith("/v3/")) return "IAM";
  if (method !== "GET") return method;
  if (/\/instances\/?$/.test(path)) return "list";
  if (/\/instances\/[0-9a-f-]{36}$/.test(path)) return "instance";
  return "catalogue";
}

/** Counts requests by what they are for: each changing method, lists, single instances, catalogue, IAM. */
export function countKinds(requests: readonly SeenRequest[]): RequestCounts {
  const counts: RequestCounts = {};
  for (const request of requests) counts[kindOf(request)] = (counts[kindOf(request)] ?? 0) + 1;
  return counts;
}

/** Such as `146: 20 POST, 1 list`, the most frequent first. */
export function shownCounts(counts: RequestCounts): string {
  const kinds = Object.entries(counts).sort(([, left], [, right]) => right - left);
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? "0" : `${total}: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(", ")}`;
}
