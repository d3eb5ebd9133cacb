const names = /^(HW|OS)_/;

/** Points the data functions of this process at a server; what they have cached belongs to the server they read. */
export function useServer(url: string, variables: Record<string, string> = {}): void {
  for (const name of Object.keys(process.env)) if (names.test(name)) delete process.env[name];
  Object.assign(process.env, {
    HW_REGION_NAME: "ae-ad-1",
    HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
    HW_SECRET_KEY: "emulator-secret-key-0001",
    HW_DMS_ENDPOINT: url,
    HW_IAM_ENDPOINT: url,
    HW_MAX_RETRIES: "0",
    HW_DMS_API_VERSION: "v1.0",
    ...variables,
  });
}
