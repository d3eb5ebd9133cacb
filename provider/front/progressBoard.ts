import { type Clock, formatDuration, statusMeaning } from "../client";
import type { Progress } from "../instance/instanceContext";
import type { EngineLog } from "./engineLog";

const freshMillis = 2_000;
/** A line on each row takes the CLI a redraw: this many milliseconds for each row keep it at ten a second. */
const millisPerRow = 100;
const sharedLineMillis = 60_000;
const shownNames = 5;

/** What a board is made of. */
export interface ProgressBoardOptions {
  engineLog: EngineLog;
  clock: Clock;
  /** Whether the CLI writes to a terminal; without one, every line stays. */
  hasTerminal: boolean;
  /** Calls again and again, without keeping the process alive, until what it returns is called. */
  repeat?: (look: () => void, pause: number) => () => void;
}

/** The row of a resource, for as long as something goes on with it. */
export interface BoardRow {
  show(progress: Progress): void;
  /** @param isDone whether what went on has come to its end */
  end(isDone: boolean): void;
}

interface Row {
  urn: string;
  conceal: (text: string) => string;
  progress: Progress;
  shownStatus: string | undefined;
  shownAt: number;
}

const seconds = (millis: number) => formatDuration(Math.max(0, Math.round(millis / 1000)) * 1000);

/** A duration as people say it: whole minutes once there are some. */
function about(millis: number): string {
  return millis < 60_000 ? seconds(millis) : formatDuration(Math.round(millis / 60_000) * 60_000).replace(/m0s$/, "m");
}

/**
 * "~7m left, CREATING for 2m10s": rows are cut at their end, after some ten characters in a terminal of 80 columns, and
 * beside them the CLI itself shows what it does and for how long.
 */
export function progressText({ doing, status, since, expected }: Progress, now: number): string {
  const isTold = statusMeaning(status).inProgress === true && status === status.toUpperCase();
  const elapsed = now - since;
  const left = expected !== undefined && elapsed < expected ? `~${about(expected - elapsed)} left, ` : "";
  return `${left}${isTold ? status : `${doing} (${status})`} for ${seconds(elapsed)}`;
}

/**
 * Shows what goes on with the instances of this process: on a terminal a short line on the row of each, fresh to the
 * second or two; without one a line a minute for all of them.
 */
export class ProgressBoard {
  private readonly rows = new Set<Row>();
  private created = { begun: 0, done: 0 };
  private sharedLineAt = 0;
  private stop: (() => void) | undefined;

  constructor(private readonly options: ProgressBoardOptions) {}

  /** Opens the row of a resource; nothing is shown before something goes on. */
  row(urn: string, conceal: (text: string) => string): BoardRow {
    let row: Row | undefined;
    return {
      show: (progress) => {
        if (row) row.progress = progress;
        else row = this.open({ urn, conceal, progress, shownStatus: undefined, shownAt: 0 });
        if (this.options.hasTerminal && row.shownStatus !== textKey(progress)) this.showRow(row);
      },
      end: (isDone) => {
        if (row) this.close(row, isDone);
        row = undefined;
      },
    };
  }

  private open(row: Row): Row {
    const { clock, repeat = repeatUnheld } = this.options;
    if (this.rows.size === 0) {
      this.created = { begun: 0, done: 0 };
      this.sharedLineAt = clock.now();
    }
    this.rows.add(row);
    if (row.progress.doing === "creating") this.created.begun += 1;
    this.stop ??= repeat(() => this.refresh(), freshMillis);
    return row;
  }

  private close(row: Row, isDone: boolean): void {
    this.rows.delete(row);
    if (isDone && row.progress.doing === "creating") this.created.done += 1;
    if (this.rows.size > 0) return;
    this.stop?.();
    this.stop = undefined;
  }

  private refresh(): void {
    const now = this.options.clock.now();
    if (this.options.hasTerminal) {
      const pause = Math.max(freshMillis, this.rows.size * millisPerRow);
      for (const row of this.rows) if (now - row.shownAt >= pause) this.showRow(row);
    } else if (now - this.sharedLineAt >= sharedLineMillis) {
      this.sharedLineAt = now;
      this.options.engineLog.write("info", this.sharedLine(now), { ephemeral: true });
    }
  }

  private showRow(row: Row): void {
    const { engineLog, clock } = this.options;
    const { urn, conceal, progress } = row;
    row.shownAt = clock.now();
    row.shownStatus = textKey(progress);
    engineLog.write("info", conceal(progressText(progress, row.shownAt)), { urn, ephemeral: true });
  }

  /** "18 of 20 instances are running; creating: orders-mq, billing-mq (about 3m left)" */
  private sharedLine(now: number): string {
    const { begun, done } = this.created;
    const groups = new Map<string, Row[]>();
    for (const row of this.rows) {
      const { doing } = row.progress;
      groups.set(doing, [...(groups.get(doing) ?? []), row]);
    }
    const parts = [...groups].map(([doing, rows]) => `${doing}: ${namesOf(rows)}${timeLeft(rows, now)}`);
    return [...(begun > 0 ? [`${done} of ${begun} instances are running`] : []), ...parts].join("; ");
  }
}

const textKey = ({ doing, status }: Progress): string => `${doing} ${status}`;

function namesOf(rows: readonly Row[]): string {
  const names = rows.map(({ progress, conceal }) => conceal(progress.name ?? "an instance"));
  const more = names.length - shownNames;
  return `${names.slice(0, shownNames).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function timeLeft(rows: readonly Row[], now: number): string {
  const left = rows.map(({ progress: { since, expected } }) => (expected ?? Number.NaN) - (now - since));
  const longest = Math.max(...left);
  return longest > 0 ? ` (about ${about(longest)} left)` : "";
}

function repeatUnheld(look: () => void, pause: number): () => void {
  const timer = setInterval(look, pause);
  timer.unref();
  return () => clearInterval(timer);
}
