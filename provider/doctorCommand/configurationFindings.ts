import type { ClientConfiguration } from "../client";
import type { Finding } from "./finding";

function proxyText({ proxy, endpoints }: ClientConfiguration): string {
  if (!proxy?.url) return "none";
  const { protocol, host } = new URL(proxy.url);
  const except = proxy.except === "" ? "" : `, but for ${proxy.except}`;
  return `${protocol}//${host} for ${Object.values(endpoints).join(" and ")}${except}`;
}

/** What the settings say, before anything is sent. */
export function configurationFindings(configuration: ClientConfiguration): Finding[] {
  const { region, endpoints, credentialsOrigin = "", warnings } = configuration;
  return [
    { check: "credentials", outcome: "ok", found: credentialsOrigin },
    { check: "region", outcome: "ok", found: region },
    { check: "endpoints", outcome: "ok", found: `DMS ${endpoints.dms}, IAM ${endpoints.iam}` },
    { check: "proxy", outcome: "ok", found: proxyText(configuration) },
    ...warnings.map((found): Finding => ({ check: "TLS", outcome: "warning", found })),
  ];
}
