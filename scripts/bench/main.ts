import { measureImport } from "./importCost";
import { type Summary, summarize } from "./summarize";

const rounds = 15;

const shown = (millis: number) => `${millis.toFixed(1)} ms`;

function report(what: string, { least, median, most }: Summary): void {
  process.stdout.write(`${what.padEnd(60)} median ${shown(median)}, ${shown(least)} to ${shown(most)}\n`);
}

/**
 * `npm run bench`: what importing the package costs a program over importing `@pulumi/pulumi` alone.
 *
 * @param root directory of the repository
 * @returns the exit code
 */
export async function main(root: string): Promise<number> {
  process.stdout.write(`> Importing the package in ${rounds} processes, one after the other\n`);
  // The first process reads the files from the disk for all others.
  await measureImport(root);
  const costs = [];
  for (let round = 0; round < rounds; round += 1) costs.push(await measureImport(root));
  report("@pulumi/pulumi", summarize(costs.map(({ pulumi }) => pulumi)));
  report(
    `pulumi-huaweicloud-dms-rabbitmq after it, ${costs[0]?.files} files (aim: 15 ms)`,
    summarize(costs.map(({ own }) => own)),
  );
  return 0;
}
