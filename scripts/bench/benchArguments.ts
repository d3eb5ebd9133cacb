import { parseArgs } from "node:util";
import { type BenchVersion, benchVersions } from "./createdInstance";

const parts = ["import", "load", "waiting", "state", "fleet"] as const;
type Part = (typeof parts)[number];

/** What `npm run bench -- …` was asked for. */
export interface BenchArguments {
  help: boolean;
  parts: Part[];
  /** Versions of the API by which instances are made. */
  versions: BenchVersion[];
  /** How many instances a fleet has, one measurement for each number. */
  instances: number[];
  rounds: number;
  /** Durations of the emulator, such as `12s`. */
  creation: string;
  deletion: string;
  /** From this number of instances on, the emulator has no delays, so that only the work counts. */
  undelayed: number;
  /** After this time nothing further is begun. */
  minutes: number;
  /** Directory for `fleet.json` and `fleet.svg`. */
  out: string | undefined;
}

export const usage = `Usage: npm run bench [-- OPTIONS]

Measures what importing the package costs, how long the provider loads, what an instance takes in a state, and how
fleets of instances fare with the real Pulumi CLI and the emulator, beside the same program with trivial resources and
with a bag: trivial resources with the properties and secrets of ours.

  --only PARTS       some of ${parts.join(", ")} (all)
  --api LIST         versions of the API by which instances are made (${benchVersions.join(",")})
  --instances LIST   how many instances a fleet has, one after the other (1,20,100,200)
  --rounds N         how often each is measured; the table has medians (1)
  --creation TIME    from CREATING to RUNNING (12s)
  --deletion TIME    from DELETING to gone (4s)
  --undelayed N      from so many instances on, both take no time (200)
  --minutes N        after this time nothing further is begun (30)
  --out DIRECTORY    gets fleet.json and fleet.svg (none)
  --help             show this text
`;

/** @throws Error that names an unknown option or a value that cannot be */
export function parseBenchArguments(args: string[]): BenchArguments {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      only: text,
      api: text,
      instances: text,
      rounds: text,
      creation: text,
      deletion: text,
      undelayed: text,
      minutes: text,
      out: text,
      help: { type: "boolean", short: "h" },
    },
  });
  return {
    help: values.help === true,
    parts: chosen("only", parts, values.only),
    versions: chosen("api", benchVersions, values.api),
    instances: (values.instances ?? "1,20,100,200").split(",").map((given) => whole("instances", given)),
    rounds: whole("rounds", values.rounds ?? "1"),
    creation: values.creation ?? "12s",
    deletion: values.deletion ?? "4s",
    undelayed: whole("undelayed", values.undelayed ?? "200"),
    minutes: whole("minutes", values.minutes ?? "30"),
    out: values.out,
  };
}

/** Those of all that a list names; all without one. */
function chosen<Name extends string>(option: string, all: readonly Name[], list = all.join(",")): Name[] {
  const names = list.split(",");
  const unknown = names.find((name) => !all.some((each) => each === name));
  if (unknown !== undefined) throw new Error(`--${option} may name ${all.join(", ")}, not ${unknown}.`);
  return all.filter((name) => names.includes(name));
}

function whole(name: string, given: string): number {
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new Error(`--${name} must be a whole number from 1 to 99999, not ${given}.`);
  return Number(given);
}
