import * as pulumi from "@pulumi/pulumi";
import { secretKeys } from "./secretKeys";

let isDone = false;

/** The full keys of the config values that were set with `--secret`, as the CLI passes them to a program. */
function encryptedKeys(): string[] {
  const keys: unknown = JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS || "[]");
  return Array.isArray(keys) ? keys.map(String) : [];
}

/** Names the secret config keys that the stack's config holds in clear. */
export function plainSecretKeys(): string[] {
  const config = new pulumi.Config("huaweicloud");
  const encrypted = encryptedKeys();
  return secretKeys().filter((key) => config.get(key) !== undefined && !encrypted.includes(`huaweicloud:${key}`));
}

/** Warns once per process about secret config keys that were set without `--secret`. */
export function warnOfPlainSecrets(): void {
  if (isDone) return;
  isDone = true;
  for (const key of plainSecretKeys()) {
    void pulumi.log.warn(
      `The config key huaweicloud:${key} holds a secret in clear; set it again with \`pulumi config set --secret huaweicloud:${key}\`.`,
    );
  }
}
