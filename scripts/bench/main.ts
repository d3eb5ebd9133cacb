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

/**
 * `npm run bench`: what importing the package costs a program over importing `@pulumi/pulumi` alone, how long a process
 * takes that loads the provider, what waiting for a fleet costs, and how much of an instance stands in a state.
 *
 * @param root directory of the repository
 * @returns the exit code
 */
export async function main(root: string): Promise<number> {
  process.stdout.write(`> Importing the package in ${rounds} processes, one after the other\n`);
  const costs = await series(() => measureImport(root));
  report("@pulumi/pulumi", summarize(costs.map(({ pulumi }) => pulumi)));
  report(
    `pulumi-huaweicloud-dms-rabbitmq after it, ${costs[0]?.files} files (aim: 15 ms)`,
    summarize(costs.map(({ own }) => own)),
  );

  process.stdout.write(`> Loading the provider in ${rounds} processes, an empty one before each\n`);
  const loads = await series(() => measureProviderLoad(root));
  report("an empty process", summarize(loads.map(({ empty }) => empty)));
  report("a process that loads dist/provider/index.js", summarize(loads.map(({ loaded }) => loaded)));
  report("the difference in each round", summarize(loads.map(({ empty, loaded }) => loaded - empty)));

  process.stdout.write("> Waiting for simulated creations, on a clock that is moved\n");
  for (const line of await measureWaiting(root)) reportWaiting(line);

  process.stdout.write("> Creating an instance in the emulator\n");
  const { inputs, outputs } = await measureStateSize(root);
  const total = `${inputs + outputs} bytes: ${inputs} of inputs, ${outputs} of outputs`;
  process.stdout.write(`${"one instance in the state, secrets not yet encrypted".padEnd(60)} ${total}\n`);
  return 0;
}
