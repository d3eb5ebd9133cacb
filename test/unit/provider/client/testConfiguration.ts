import type { ClientConfiguration } from "../../../../provider/client/configuration/clientConfiguration";

export const accessKeyCredentials = {
  kind: "accessKey",
  accessKey: "AKTESTACCESSKEY00001",
  secretKey: "sk-Very+Secret/Key=0001",
} as const;

export const passwordCredentials = {
  kind: "password",
  userName: "deployer",
  password: "pass-Word+of/deployer",
  domainName: "acme",
} as const;

export const tokenCredentials = { kind: "token", token: "MIIReadyToken0001" } as const;

export const projectId = "0123456789abcdef0123456789abcdef";

/** An endpoint on which nothing listens: no other program is given so low a port. */
export const nowhere = "http://127.0.0.1:2";

/** A configuration whose endpoints are one test server. */
export function testConfiguration(url: string, changes: Partial<ClientConfiguration> = {}): ClientConfiguration {
  return {
    region: "ae-ad-1",
    cloud: "myhuaweicloud.com",
    endpoints: { dms: url, iam: url },
    credentials: accessKeyCredentials,
    projectId,
    projectName: "ae-ad-1",
    insecure: false,
    maxRetries: 5,
    maxConcurrentRequests: 32,
    requestTimeout: 5_000,
    pollInterval: 10_000,
    defaultTags: {},
    validation: "live",
    apiVersion: "auto",
    warnings: [],
    ...changes,
  };
}
