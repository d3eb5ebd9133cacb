import { parseArgs } from "node:util";

/** What `npm run chaos -- …` was asked for. */
export interface ChaosArguments {
  help: boolean;
  hits: number;
  seed: number;
  /** After this time no further hit begins. */
  minutes: number;
}

export const usage = `Usage: npm run chaos [-- OPTIONS]

Kills the Pulumi CLI, the provider, the emulator or all of a run at seeded moments of create, update, refresh and
destroy, recovers as docs/recovery.md says, and compares the cloud with the state after each hit.

  --hits N     how many hits (40)
  --seed N     the same seed chooses the same victims and moments (1)
  --minutes N  after this time no further hit begins (20)
  --help       show this text
`;

/** @throws Error that names an unknown option or a value that is no whole number from 1 */
export function parseChaosArguments(args: string[]): ChaosArguments {
  const number = { type: "string" } as const;
  const options = { hits: number, seed: number, minutes: number, help: { type: "boolean", short: "h" } } as const;
  const { values } = parseArgs({ args, options });
  const whole = (name: "hits" | "seed" | "minutes", fallback: number) => {
    const text = values[name] ?? String(fallback);
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--${name} must be a whole number from 1, not ${text}.`);
    return Number(text);
  };
  return {
    help: values.help === true,
    hits: whole("hits", 40),
    seed: whole("seed", 1),
    minutes: whole("minutes", 20),
  };
}
