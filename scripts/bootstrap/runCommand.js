const { spawn } = require("node:child_process");
const { constants } = require("node:os");

/** @type {NodeJS.Signals[]} */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

const onWindows = process.platform === "win32";

/**
 * Kills a command with its children, which share a process group where there are such groups.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function killTree(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(onWindows ? child.pid : -child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/**
 * Hands on each line that is not blank as soon as it is whole.
 *
 * @param {((line: string) => void) | undefined} onLine
 * @returns {(text: string) => void} takes the text as it comes
 */
function lineListener(onLine) {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine?.(line.trim());
  };
}

/**
 * Runs a command to its end, output kept rather than shown.
 *
 * Rejects with one sentence and the last lines of the output if the command cannot start, fails, or takes too long.
 * A command that outlives its time is killed together with its children.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number, onLine?: (line: string) => void }} [options]
 *   `timeoutSeconds` default none; `onLine` receives each line of stdout and stderr as it comes
 * @returns {Promise<string>} stdout
 */
function runCommand(command, args, { cwd, env, timeoutSeconds, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: !onWindows,
      shell: onWindows && command === "npm",
    });
    let stdout = "";
    let tail = "";
    let timedOut = false;

    const kill = () => killTree(child);
    const timer = timeoutSeconds
      ? setTimeout(() => {
          timedOut = true;
          kill();
        }, timeoutSeconds * 1000)
      : undefined;
    // Children in a process group of their own do not see the terminal's Ctrl-C.
    const quit = (/** @type {NodeJS.Signals} */ signal) => process.exit(128 + constants.signals[signal]);
    process.once("exit", kill);
    for (const signal of endingSignals) process.on(signal, quit);

    const read = (/** @type {import("node:stream").Readable} */ stream, /** @type {boolean} */ isStdout) => {
      const listen = lineListener(onLine);
      stream.setEncoding("utf8");
      stream.on("data", (/** @type {string} */ text) => {
        if (isStdout) stdout += text;
        tail = (tail + text).slice(-4000);
        listen(text);
      });
    };
    read(child.stdout, true);
    read(child.stderr, false);

    const settle = (/** @type {Error | undefined} */ error) => {
      clearTimeout(timer);
      process.off("exit", kill);
      for (const signal of endingSignals) process.off(signal, quit);
      if (error) reject(error);
      else resolve(stdout);
    };
    child.on("error", (error) => settle(new Error(`${command} could not be started: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return settle(undefined);
      const name = `${command} ${args.join(" ")}`;
      if (timedOut) return settle(new Error(`${name} did not end within ${timeoutSeconds} s.`));
      const reason = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
      settle(new Error(`${name} ${reason}.\n${tail.trim()}`));
    });
  });
}

module.exports = { runCommand };
