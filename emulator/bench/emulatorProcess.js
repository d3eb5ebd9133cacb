const { spawn } = require("node:child_process");
const { once } = require("node:events");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const command = path.join(__dirname, "..", "bin", "dms-rabbitmq-emulator.js");

/** Of Linux's clock for processes. */
const ticksPerSecond = 100;

/**
 * Starts the emulator as a process of its own on a free port.
 *
 * @param {string[]} args
 */
async function startEmulatorProcess(args) {
  const started = performance.now();
  const child = spawn(process.execPath, [command, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  while (!/export HW_IAM_ENDPOINT=\S+\n/.test(text)) {
    const [what] = await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => ["exit"])]);
    if (what === "exit") throw new Error("The emulator did not start; is it built?");
  }
  const startMilliseconds = performance.now() - started;
  /** @param {string} name */
  const variable = (name) => new RegExp(`^export ${name}=(\\S+)$`, "m").exec(text)?.[1] ?? "";
  return {
    startMilliseconds,
    url: variable("HW_DMS_ENDPOINT"),
    accessKey: variable("HW_ACCESS_KEY"),
    secretKey: variable("HW_SECRET_KEY"),
    projectId: variable("HW_PROJECT_ID"),
    /** Memory of the process in MB; undefined where /proc does not tell. */
    residentMegabytes() {
      try {
        const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
        return kilobytes && Math.round(Number(kilobytes) / 1024);
      } catch {
        return undefined;
      }
    },
    /** Seconds that it kept a core busy; undefined where /proc does not tell. */
    busySeconds() {
      try {
        const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      } catch {
        return undefined;
      }
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

module.exports = { startEmulatorProcess };
