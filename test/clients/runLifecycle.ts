import { readFile } from "node:fs/promises";
import path from "node:path";
import { defaults } from "../../emulator/src/settings";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import type { LifecycleTranscript } from "./lifecycleTranscript";
import { runProgram } from "./runProgram";

/** A temporary access key, which the emulator is to know. */
export const temporaryKey = {
  accessKey: "TEMPORARYACCESSKEY01",
  secretKey: "temporary-secret-key",
  securityToken: "security-token-of-the-temporary-key",
};

/** A client's program, and what runs it. */
export interface LifecycleProgram {
  command: string;
  /** Path of the program, which takes one instance through its life. */
  script: string;
  /** Where the client is installed, if not beside `command`. */
  clientsDirectory?: string;
}

/**
 * Runs a client's program against an emulator with the default credentials, away from the work tree and from the
 * settings of whoever runs the tests.
 *
 * @throws Error with what the program printed, if it fails
 */
export async function runLifecycle<Transcript = LifecycleTranscript>(
  { command, script, clientsDirectory }: LifecycleProgram,
  emulator: { url: string },
  instance: { request: object; changes: object },
): Promise<Transcript> {
  const directory = makeTemporaryDirectory("third-party-client");
  try {
    const transcript = path.join(directory, "transcript.json");
    const environment = {
      ...isolatedEnvironment(process.env),
      HOME: directory,
      PYTHONDONTWRITEBYTECODE: "1",
      EMULATOR_URL: emulator.url,
      EMULATOR_REGION: defaults.region,
      EMULATOR_ACCESS_KEY: defaults.accessKey,
      EMULATOR_SECRET_KEY: defaults.secretKey,
      EMULATOR_USER: defaults.user,
      EMULATOR_PASSWORD: defaults.password,
      EMULATOR_DOMAIN: defaults.domain,
      EMULATOR_TEMPORARY_KEY: JSON.stringify(temporaryKey),
      INSTANCE_REQUEST: JSON.stringify(instance.request),
      INSTANCE_CHANGES: JSON.stringify(instance.changes),
      TRANSCRIPT_FILE: transcript,
      ...(clientsDirectory === undefined ? {} : { CLIENTS_DIRECTORY: clientsDirectory }),
    };
    await runProgram(command, [script], { cwd: directory, environment });
    return JSON.parse(await readFile(transcript, "utf8"));
  } finally {
    removeTemporaryDirectory(directory);
  }
}
