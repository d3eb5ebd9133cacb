import { ConfigurationError } from "../errors/errors";
import type { ProxySettings } from "./clientConfiguration";

const variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/**
 * The proxy that the environment names, if any; `host:port` without a scheme means `http://`.
 *
 * @throws ConfigurationError for one that cannot be used; the message never shows its password
 */
export function resolveProxy(environment: NodeJS.ProcessEnv): ProxySettings | undefined {
  const variable = variables.find((name) => (environment[name] ?? "").trim() !== "");
  if (!variable) return undefined;
  const text = (environment[variable] as string).trim();
  const except = (environment.no_proxy ?? environment.NO_PROXY ?? "").trim();
  const malformed = () =>
    new ConfigurationError(
      `The proxy in ${variable} is not an http:// or https:// URL. Write it as http://host:port or http://user:password@host:port, special characters percent-encoded, or unset it.`,
    );
  try {
    const url = new URL(text.includes("://") ? text : `http://${text}`);
    if (url.protocol !== "http:" && url.protocol !== "https:") throw malformed();
    // Throws when a percent sign in user or password is not encoded.
    decodeURIComponent(url.username + url.password);
    return { url: url.href, except };
  } catch {
    throw malformed();
  }
}
