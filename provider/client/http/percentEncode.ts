/** Encodes a text for a path or query as RFC 3986 wants it: only `A-Za-z0-9-_.~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
