import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BenchArguments, parseBenchArguments, usage } from "./benchArguments";
import { measureFleets } from "./fleet";
import { fleetPlot } from "./fleetPlot";
import { fleetTable } from "./fleetTable";
import { measureImport } from "./importCost";
import { measureProviderLoad } from "./providerLoad";
import { measureStateSize } from "./stateSize";
import { type Summary, summarize } from "./summarize";
import { measureWaiting, type WaitingLine } from "./waitingTable";

const rounds = 15;

const shown = (millis: number) => `${millis.toFixed(1)} ms`;

function report(what: string, { least, median, most }: Summary): void {
  process.stdout.write(`${what.padEnd(60)} median ${shown(median)}, ${shown(least)} to ${shown(most)}\n`);
}

function reportWaiting({ what, instances, requests, meanLag, worstLag }: WaitingLine): void {
  const fleet = `${String(instances).padStart(3)} of ${what}`;
  const lag = (millis: number) => `${(millis / 1000).toFixed(1)} s`;
  const cost = `${requests.toFixed(0)} requests, noticed after ${lag(meanLag)}, at worst ${lag(worstLag)}`;
  process.stdout.write(`${fleet.padEnd(60)} ${cost}\n`);
}

/** Measures again and again; the first time, which reads the files from the disk for all others, does not count. */
async function series<Measurement>(measure: () => Promise<Measurement>): Promise<Measurement[]> {
  await measure();
  const measurements: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) measurements.push(await measure());
  return measurements;
}

async function benchImport(root: string): Promise<void> {
  process.stdout.write(`> Importing the package in ${rounds} processes, one after the other\n`);
  const costs = await series(() => measureImport(root));
  report("@pulumi/pulumi", summarize(costs.map(({ pulumi }) => pulumi)));
  report(
    `pulumi-huaweicloud-dms-rabbitmq after it, ${costs[0]?.files} files (aim: 15 ms)`,
    summarize(costs.map(({ own }) => own)),
  );
}

async function benchLoad(root: string): Promise<void> {
  process.stdout.write(`> Loading the provider in ${rounds} processes, an empty one before each\n`);
  const loads = await series(() => measureProviderLoad(root));
  report("an empty process", summarize(loads.map(({ empty }) => empty)));
  report("a process that loads the bundled provider", summarize(loads.map(({ loaded }) => loaded)));
  report("the difference in each round", summarize(loads.map(({ empty, loaded }) => loaded - empty)));
}

async function benchWaiting(root: string): Promise<void> {
  process.stdout.write("> Waiting for simulated creations, on a clock that is moved\n");
  for (const line of await measureWaiting(root)) reportWaiting(line);
}

async function benchState(root: string, { versions }: BenchArguments): Promise<void> {
  process.stdout.write("> Deploying the README's first program with the emulator\n");
  for (const version of versions) {
    const { bytes, trace } = await measureStateSize(root, version);
    const what = `its instance in the state, API ${version} (aim: 3400 bytes)`;
    process.stdout.write(`${what.padEnd(60)} ${bytes} bytes, and ${trace} of Pulumi's stack trace\n`);
  }
}

async function benchFleet(root: string, options: BenchArguments): Promise<void> {
  const { creation, deletion, undelayed, out } = options;
  process.stdout.write(
    `> Fleets: creation ${creation}, deletion ${deletion}, neither from ${undelayed} instances on; all instances at once (--parallel N)\n`,
  );
  const results = await measureFleets(root, options, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`\n${fleetTable(results)}`);
  if (out === undefined) return;
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, "fleet.json"), `${JSON.stringify({ creation, deletion, results }, undefined, 2)}\n`);
  writeFileSync(path.join(out, "fleet.svg"), fleetPlot(results));
}

/**
 * `npm run bench`: what importing the package costs a program over importing `@pulumi/pulumi` alone, how long a process
 * takes that loads the provider, what waiting for a fleet costs, how much of an instance stands in a state, and what fleets of instances take.
 *
 * @param root directory of the repository
 * @returns the exit code
 */
export async function main(root: string, args: string[]): Promise<number> {
  const options = parseBenchArguments(args);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const benches = { import: benchImport, load: benchLoad, waiting: benchWaiting, state: benchState, fleet: benchFleet };
  for (const part of options.parts) await benches[part](root, options);
  return 0;
}
