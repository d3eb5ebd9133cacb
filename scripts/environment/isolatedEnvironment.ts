const accountVariable = /^(HW|OS)_/i;
const proxyVariable = /(^|_)proxy$/i;
const pulumiVariable = /^PULUMI_/i;

/** Loopback, at a port on which nothing listens: what is not pointed at an emulator reaches nobody. */
const nowhere = "http://127.0.0.1:2";

/**
 * The environment in which demos and tests run: without the account, proxy and Pulumi settings of whoever starts them,
 * and with both service endpoints pinned to loopback.
 */
export function isolatedEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !accountVariable.test(name) && !proxyVariable.test(name) && !pulumiVariable.test(name),
  );
  return { ...Object.fromEntries(kept), HW_DMS_ENDPOINT: nowhere, HW_IAM_ENDPOINT: nowhere };
}
