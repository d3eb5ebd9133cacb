// npm run fuzz:emulator [-- COUNT [SEED]]: 50,000 random requests against the emulator as a process of its own.
const { startEmulatorProcess } = require("../bench/emulatorProcess");
const { runFuzz } = require("./runFuzz");

const [countText = "50000", seedText = "1"] = process.argv.slice(2);
const progressStep = 5_000;

async function main() {
  const emulator = await startEmulatorProcess(["--create-time", "0s", "--delete-time", "1ms", "--resize-time", "5ms"]);
  const started = performance.now();
  try {
    const { requests, statuses, codes, findings } = await runFuzz(emulator, {
      count: Number(countText),
      seed: Number(seedText),
      onProgress: (done) => {
        if (done % progressStep === 0) process.stdout.write(`${done} requests, ${emulator.residentMegabytes()} MB\n`);
      },
    });
    process.stdout.write(
      `${requests} requests in ${((performance.now() - started) / 1_000).toFixed(0)} s, seed ${seedText}\n`,
    );
    process.stdout.write(`statuses ${JSON.stringify(statuses)}\ncodes ${JSON.stringify(codes)}\n`);
    for (const { request, what } of findings.slice(0, 20)) process.stdout.write(`FOUND ${request}\n      ${what}\n`);
    process.stdout.write(findings.length === 0 ? "Nothing found.\n" : `${findings.length} findings.\n`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    await emulator.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
