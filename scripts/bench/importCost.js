// npm run bench: what importing this package costs a Pulumi program, over importing @pulumi/pulumi alone. Both are
// measured in turn in the same run, each in processes of its own.
const { spawnSync } = require("node:child_process");
const path = require("node:path");

const rounds = 15;
const root = path.join(__dirname, "..", "..");

const programs = {
  "@pulumi/pulumi alone": 'require("@pulumi/pulumi")',
  "with this package": 'require("@pulumi/pulumi"); require("pulumi-huaweicloud-dms-rabbitmq")',
};

/** Milliseconds and megabytes that the imports of a program take in a fresh process. */
function measure(program) {
  const script = `const begin = process.hrtime.bigint(); ${program};
    const millis = Number(process.hrtime.bigint() - begin) / 1e6;
    process.stdout.write(JSON.stringify({ millis, megabytes: process.memoryUsage().rss / 2 ** 20 }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];

const results = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, program] of Object.entries(programs)) results[name].push(measure(program));
}
for (const [name, measured] of Object.entries(results)) {
  const millis = median(measured.map((entry) => entry.millis)).toFixed(1);
  const megabytes = median(measured.map((entry) => entry.megabytes)).toFixed(1);
  console.log(`${name.padEnd(24)} ${millis.padStart(8)} ms ${megabytes.padStart(8)} MB  (median of ${rounds})`);
}
const [alone, both] = Object.values(results);
const added = both.map((entry, round) => entry.millis - alone[round].millis);
console.log(`${"added by this package".padEnd(24)} ${median(added).toFixed(1).padStart(8)} ms`);
