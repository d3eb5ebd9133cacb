// Measures the emulator as a process of its own: start, signed reads per second, long lists, memory.
const { Pool } = require("undici");
const { startEmulatorProcess } = require("./emulatorProcess");
const { createSigner } = require("./signer");

const connections = 16;
const readSeconds = 5;
const instanceCount = 10_000;
const pageRows = 500;
const memoryRequests = 100_000;
const memorySteps = 5;

const instance = {
  engine: "rabbitmq",
  storage_space: 100,
  access_user: "bench",
  password: "Bench-word-1",
  vpc_id: "vpc",
  security_group_id: "group",
  subnet_id: "subnet",
  available_zones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  product_id: "00300-30109-0--0",
  storage_spec_code: "dms.physical.storage.high",
};

/** @param {string} what @param {string} result */
function report(what, result) {
  process.stdout.write(`${what.padEnd(55)} ${result}\n`);
}

/**
 * Runs calls side by side until told to stop.
 *
 * @param {(number: number) => Promise<boolean>} call false ends it
 */
async function sideBySide(call) {
  let next = 0;
  const worker = async () => {
    while (await call(next++));
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

async function main() {
  const emulator = await startEmulatorProcess(["--create-time", "0s"]);
  const pool = new Pool(emulator.url, { connections });
  const sign = createSigner(emulator);
  const instances = `/v1.0/${emulator.projectId}/instances`;

  /** @param {"GET" | "POST"} method @param {string} path @param {string} [body] */
  async function request(method, path, body) {
    const response = await pool.request({ method, path, body, headers: sign({ method, path, body }) });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`${method} ${path} answered ${response.statusCode} ${text}`);
    return JSON.parse(text);
  }

  try {
    report("start to listening", `${emulator.startMilliseconds.toFixed(0)} ms`);

    const { instance_id: id } = await request("POST", instances, JSON.stringify({ ...instance, name: "bench-first" }));
    const address = `${instances}/${id}`;
    let reads = 0;
    const read = async () => {
      await request("GET", address);
      reads += 1;
      return performance.now() < deadline;
    };
    let deadline = performance.now() + 1_000;
    await sideBySide(read);
    reads = 0;
    const busyBefore = emulator.busySeconds() ?? 0;
    deadline = performance.now() + readSeconds * 1_000;
    await sideBySide(read);
    const busy = (emulator.busySeconds() ?? Number.NaN) - busyBefore;
    report("signed GETs of an instance, as seen by the client", `${Math.round(reads / readSeconds)} per second`);
    report("the same per second that the server keeps a core busy", Math.round(reads / busy).toString());

    const before = emulator.residentMegabytes();
    const seen = [];
    for (let step = 1; step <= memorySteps; step += 1) {
      const last = memoryRequests / memorySteps;
      await sideBySide(async (number) => {
        if (number < last) await request("GET", address);
        return number < last;
      });
      seen.push(emulator.residentMegabytes());
    }
    report(`memory before, and over ${memoryRequests} more requests`, `${before}, ${seen.join(", ")} MB`);

    const creating = performance.now();
    await sideBySide(async (number) => {
      if (number >= instanceCount) return false;
      await request("POST", instances, JSON.stringify({ ...instance, name: `bench-${number}` }));
      return true;
    });
    report(`${instanceCount} instances created`, `${((performance.now() - creating) / 1_000).toFixed(1)} s`);

    const listing = performance.now();
    let rows = 0;
    for (;;) {
      const page = await request("GET", `${instances}?includeFailure=true&limit=${pageRows}&start=${rows + 1}`);
      rows += page.instances.length;
      if (rows >= page.instance_num) break;
    }
    const seconds = (performance.now() - listing) / 1_000;
    report(`${rows} instances listed by pages of ${pageRows}`, `${seconds.toFixed(2)} s`);
    report("memory with them", `${emulator.residentMegabytes()} MB`);
  } finally {
    await pool.destroy();
    await emulator.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
