/**
 * The first parameter of a query whose bytes are no UTF-8.
 *
 * @param url path and query as sent, which are ASCII: Node.js refuses anything else
 * @returns its name, `query` where that is none either; undefined if all are
 */
export function unreadableParameter(url: string): string | undefined {
  const [, ...query] = url.split("?");
  const unreadable = query
    .join("?")
    .split("&")
    .find((parameter) => decode(parameter) === undefined);
  if (unreadable === undefined) return undefined;
  const [name = ""] = unreadable.split("=");
  return decode(name) ?? "query";
}

/** As `URLSearchParams` does, which puts a character of its own where bytes are no UTF-8. */
function decode(sent: string): string | undefined {
  try {
    return decodeURIComponent(sent.replaceAll("+", " ").replace(/%(?![0-9a-f]{2})/gi, "%25"));
  } catch {
    return undefined;
  }
}
