import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where a message is sent to. */
export interface MessageOptions {
  root: string;
  /** AMQP or AMQPS URL with credentials. */
  url: string;
  /** Certificate, as PEM, that the broker's is signed with. */
  authority?: string;
}

/**
 * Runs the quickstart's example that sends a message and receives it again.
 *
 * @throws Error if it fails; what it said stands on the terminal
 */
export async function sendAndReceive({ root, url, authority }: MessageOptions): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), "rabbitmq-quickstart-ca-"));
  try {
    const certificate = path.join(directory, "ca.pem");
    if (authority) await writeFile(certificate, authority);
    const trust = authority ? { NODE_EXTRA_CA_CERTS: certificate } : {};
    // By the environment, not the command line, which others can read.
    const child = spawn(process.execPath, [path.join(root, "examples", "quickstart", "sendAndReceive.js")], {
      env: { ...process.env, ...trust, AMQP_URL: url },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (ended) => resolve(ended ?? 1));
    });
    if (code !== 0) throw new Error("The message was not sent and received; what the example said stands above.");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
