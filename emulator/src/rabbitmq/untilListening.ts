import type { ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const longestStart = 60_000;

/**
 * Waits until a process listens on a port of 127.0.0.1.
 *
 * @throws Error when it ends before, or takes longer than a minute
 */
export async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + longestStart;
  while (!(await accepts(port))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || Date.now() > deadline) {
      throw new Error(`${child.spawnfile} ${hasEnded ? "ended" : "does not listen"} on port ${port}.`);
    }
    await sleep(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isListening: boolean) => () => {
      socket.destroy();
      resolve(isListening);
    };
    socket.once("connect", end(true)).once("error", end(false));
  });
}
