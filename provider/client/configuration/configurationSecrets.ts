import type { ClientConfiguration } from "./clientConfiguration";

/** Everything in a configuration that must not show anywhere. */
export function configurationSecrets({ credentials, proxy }: ClientConfiguration): string[] {
  const proxyPassword = proxy?.url ? decodeURIComponent(new URL(proxy.url).password) : "";
  const secrets = (() => {
    switch (credentials.kind) {
      case "token":
        return [credentials.token];
      case "accessKey":
        return [credentials.secretKey, credentials.securityToken ?? ""];
      case "password":
        return [credentials.password];
    }
  })();
  return [...secrets, proxyPassword].filter((secret) => secret !== "");
}
