import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import type { BenchArguments } from "./benchArguments";
import { type BenchVersion, type CreatedInstance, createOneInstance } from "./createdInstance";
import { FleetCloud, millisOf } from "./fleetCloud";
import { type FleetKind, fleetProgram, isOurs } from "./fleetPrograms";
import { type FleetRun, FleetStack } from "./fleetStack";
import { countKinds, type RequestCounts } from "./requestKinds";
import { type StateSize, stateSizeOf } from "./stateSize";
import { summarize } from "./summarize";

export const operations = ["up", "no-op", "refresh", "destroy"] as const;
export type Operation = (typeof operations)[number];

/** What one fleet of one kind took. */
export interface FleetFigures {
  kind: FleetKind;
  instances: number;
  /** Whether the emulator took its time to create and to delete. */
  isDelayed: boolean;
  seconds: Record<Operation, number>;
  /** What a resource takes in the state. */
  state: StateSize;
  /** The most that the provider process had during `up`; absent where the system does not tell. */
  providerMegabytes?: number;
  /** Of our instances alone. */
  requests?: Record<Operation, RequestCounts>;
  /** Of our instances alone: seconds from RUNNING in the emulator until the engine heard of the creation. */
  lags?: number[];
}

interface Fleet {
  /** Of our instances: a project that holds no others. */
  cloud: FleetCloud | undefined;
  stack: FleetStack;
  figures: FleetFigures;
}

/** What a series of measurements needs. */
interface Place {
  root: string;
  directory: string;
  environment: NodeJS.ProcessEnv;
  /** The programs to measure, each with an instance whose properties its resources have. */
  created: ReadonlyMap<FleetKind, CreatedInstance>;
}

const commands = { up: "up", "no-op": "up", refresh: "refresh", destroy: "destroy" } as const;

async function measureOperation(fleet: Fleet, operation: Operation): Promise<void> {
  const { cloud, stack, figures } = fleet;
  await cloud?.takeRequests();
  const run: FleetRun = await stack.deploy(commands[operation], figures.instances);
  figures.seconds[operation] = run.seconds;
  if (cloud) {
    figures.requests ??= {} as Record<Operation, RequestCounts>;
    figures.requests[operation] = countKinds(await cloud.takeRequests());
  }
  if (operation !== "up") return;
  const resources = stack.resources();
  const sizes = resources.map(stateSizeOf);
  const mean = (of: keyof StateSize) => sizes.reduce((sum, size) => sum + size[of], 0) / sizes.length;
  figures.state = { bytes: mean("bytes"), trace: mean("trace") };
  if (run.providerMegabytes !== undefined) figures.providerMegabytes = run.providerMegabytes;
  if (cloud) figures.lags = await cloud.lags(resources);
}

/** Measures one number of instances with each kind of program: each operation with all of them, before the next. */
async function measureRound(place: Place, instances: number, times: [string, string]): Promise<FleetFigures[]> {
  const directory = mkdtempSync(path.join(place.directory, "round-"));
  const fleets: Fleet[] = [];
  try {
    for (const [kind, created] of place.created) {
      const home = path.join(directory, kind);
      mkdirSync(home);
      const cloud = isOurs(kind) ? await FleetCloud.start(place.root, home, times) : undefined;
      const environment = { ...place.environment, ...cloud?.environment };
      const program = fleetProgram(kind, instances, created);
      const stack = new FleetStack(home, program, { root: place.root, environment });
      const isDelayed = millisOf(times[0]) > 0;
      fleets.push({ cloud, stack, figures: { kind, instances, isDelayed, seconds: {} } as FleetFigures });
    }
    for (const { stack } of fleets) await stack.initialize();
    for (const operation of operations) {
      for (const fleet of fleets) await measureOperation(fleet, operation);
    }
    return fleets.map(({ figures }) => figures);
  } finally {
    for (const { cloud } of fleets) await cloud?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The medians of several rounds; requests are those of the last, lags those of all. */
export function median(rounds: readonly FleetFigures[]): FleetFigures {
  const [last] = rounds.slice(-1) as [FleetFigures];
  const middle = (read: (figures: FleetFigures) => number) => summarize(rounds.map(read)).median;
  const seconds = Object.fromEntries(
    operations.map((operation) => [operation, middle((figures) => figures.seconds[operation])]),
  ) as Record<Operation, number>;
  const lags = rounds.flatMap((figures) => figures.lags ?? []);
  return { ...last, seconds, ...(lags.length > 0 ? { lags } : {}) };
}

/** The programs to measure: ours by each version of the API, trivial resources and a bag. */
async function programs(root: string, versions: readonly BenchVersion[]): Promise<Map<FleetKind, CreatedInstance>> {
  const created = new Map<FleetKind, CreatedInstance>();
  for (const version of versions) created.set(version, await createOneInstance(root, version));
  const [first = await createOneInstance(root, "v1.0")] = created.values();
  return created.set("trivial", first).set("bag", first);
}

/**
 * Measures fleets of instances with the real CLI and the emulator.
 *
 * @param root directory of the repository
 * @param print gets lines that tell how far it is
 */
export async function measureFleets(
  root: string,
  { versions, instances, rounds, creation, deletion, undelayed, minutes }: BenchArguments,
  print: (line: string) => void,
): Promise<FleetFigures[]> {
  const end = Date.now() + minutes * 60_000;
  const cli = await provisionPulumiCli(root);
  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-bench-"));
  const environment = withCliOnPath(isolatedEnvironment(process.env), cli);
  const results: FleetFigures[] = [];
  try {
    const place = { root, directory, environment, created: await programs(root, versions) };
    for (const count of instances) {
      const times: [string, string] = count >= undelayed ? ["0s", "0s"] : [creation, deletion];
      const measured: FleetFigures[][] = [];
      for (let round = 1; round <= rounds && Date.now() < end; round += 1) {
        print(`> ${count} instances, round ${round} of ${rounds}`);
        measured.push(await measureRound(place, count, times));
      }
      if (measured.length < rounds)
        print(`Stopped in the time that was given, with ${measured.length} rounds of ${count}.`);
      if (measured.length > 0) {
        const [first = []] = measured;
        results.push(...first.map((_figures, index) => median(measured.map((all) => all[index] as FleetFigures))));
      }
    }
    return results;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
