import { parseArgs } from "node:util";

/** What `npm run capture -- …` was asked for. */
export interface CaptureArguments {
  help: boolean;
  /** Widths of the terminals, in columns. */
  widths: number[];
  /** Durations of the emulator's creations, such as `70s`. */
  creation: string;
  /** How long after the first news of a creation the picture of it is taken, seconds. */
  after: number;
  /** Directory that gets the pictures. */
  out: string;
}

export const usage = `Usage: npm run capture [-- OPTIONS]

Runs \`pulumi up\` with the real CLI and the emulator in terminals of several widths, with one instance and with five, and
writes what they show as SVG: in the midst of the creation and, of the first width, at its end. Needs \`script\` of util-linux.

  --widths LIST    columns of the terminals (80,100,120,160)
  --creation TIME  from CREATING to RUNNING (150s)
  --after N        seconds into the creation at which the first picture is taken (130)
  --out DIRECTORY  gets the pictures (docs/captures)
  --help           show this text
`;

/** @throws Error that names an unknown option or a value that cannot be */
export function parseCaptureArguments(args: string[]): CaptureArguments {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: { widths: text, creation: text, after: text, out: text, help: { type: "boolean", short: "h" } },
  });
  return {
    help: values.help === true,
    widths: (values.widths ?? "80,100,120,160").split(",").map((given) => whole("widths", given)),
    creation: values.creation ?? "150s",
    after: whole("after", values.after ?? "130"),
    out: values.out ?? "docs/captures",
  };
}

function whole(name: string, given: string): number {
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new Error(`--${name} takes whole numbers from 1 to 9999, not ${given}.`);
  return Number(given);
}
