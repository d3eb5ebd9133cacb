import { type FleetFigures, operations } from "./fleet";
import { type FleetKind, isOurs } from "./fleetPrograms";
import { shownCounts } from "./requestKinds";
import { summarize } from "./summarize";

const header = [
  "N",
  "program",
  "up",
  "no-op",
  "refresh",
  "destroy",
  "lag: median, worst",
  "state: bytes + trace",
  "provider: MB",
];

const nameOf = (kind: FleetKind) => (isOurs(kind) ? `ours, ${kind}` : kind);
const one = (number: number) => number.toFixed(1);

function row(figures: FleetFigures): string[] {
  const { instances, kind, seconds, lags, state, providerMegabytes, isDelayed } = figures;
  const lag = lags && isDelayed ? summarize(lags) : undefined;
  return [
    String(instances),
    nameOf(kind),
    ...operations.map((operation) => `${one(seconds[operation])} s`),
    lag ? `${one(lag.median)} s, ${one(lag.most)} s` : "",
    `${Math.round(state.bytes)} + ${Math.round(state.trace)}`,
    providerMegabytes === undefined ? "?" : String(Math.round(providerMegabytes)),
  ];
}

function requestRow({ instances, kind, requests }: FleetFigures): string[][] {
  if (!requests) return [];
  return [[String(instances), kind, ...operations.map((operation) => shownCounts(requests[operation]))]];
}

/** A table of Markdown, which is also aligned. */
function table(rows: readonly string[][]): string {
  const [head = []] = rows;
  const widths = head.map((_cell, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(head), rule, ...rows.slice(1).map(line)].join("");
}

/** What was measured, as tables: seconds and sizes of every program, then the requests of our instances by kind. */
export function fleetTable(results: readonly FleetFigures[]): string {
  const requests = results.flatMap(requestRow);
  return `${table([header, ...results.map(row)])}\n${table([["N", "API", ...operations.map((operation) => `requests of ${operation}`)], ...requests])}`;
}
