import { type FleetFigures, type Operation, operations } from "./fleet";
import type { FleetKind } from "./fleetPrograms";

const panel = { width: 200, height: 180, left: 46, top: 54, gap: 64 };
const colors: Record<FleetKind, string> = { "v1.0": "#c2410c", v2: "#15803d", trivial: "#6b7280", bag: "#1d4ed8" };
const names: Record<FleetKind, string> = {
  "v1.0": "instances, API v1.0",
  v2: "instances, API v2",
  trivial: "trivial resources",
  bag: "trivial resources with the same properties",
};

const kindsIn = (results: readonly FleetFigures[]) => [...new Set(results.map(({ kind }) => kind))];

const round = (number: number) => Math.round(number * 10) / 10;

function onePanel(results: readonly FleetFigures[], operation: Operation, left: number): string {
  const counts = [...new Set(results.map(({ instances }) => instances))];
  const most = Math.max(1, ...results.map(({ seconds }) => seconds[operation]));
  const bottom = panel.top + panel.height;
  const x = (instances: number) =>
    round(left + ((counts.indexOf(instances) + 0.5) * panel.width) / Math.max(1, counts.length));
  const y = (seconds: number) => round(bottom - (seconds / most) * panel.height);
  const lines = kindsIn(results).map((kind) => {
    const own = results.filter((figures) => figures.kind === kind);
    const points = own.map(({ instances, seconds }) => `${x(instances)},${y(seconds[operation])}`);
    const dots = points.map((point) => point.split(",")).map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3"/>`);
    return `<g fill="${colors[kind]}"><polyline fill="none" stroke="${colors[kind]}" stroke-width="2" points="${points.join(" ")}"/>${dots.join("")}</g>`;
  });
  const labels = counts.map((count) => `<text x="${x(count)}" y="${bottom + 16}" text-anchor="middle">${count}</text>`);
  return `<text x="${left}" y="${panel.top - 10}" font-weight="bold">${operation}</text>
<path d="M${left} ${panel.top}V${bottom}H${left + panel.width}" fill="none" stroke="#9ca3af"/>
<text x="${left - 6}" y="${panel.top + 5}" text-anchor="end">${round(most)} s</text>
<text x="${left - 6}" y="${bottom}" text-anchor="end">0</text>
${labels.join("")}
${lines.join("\n")}
`;
}

/** The seconds of each operation over the number of instances, a panel for each, as SVG. */
export function fleetPlot(results: readonly FleetFigures[]): string {
  const width = panel.left + operations.length * (panel.width + panel.gap);
  const height = panel.top + panel.height + 36;
  const legend = kindsIn(results).map(
    (kind, index) =>
      `<circle cx="${panel.left + index * 180 + 4}" cy="16" r="4" fill="${colors[kind]}"/><text x="${panel.left + index * 180 + 14}" y="20">${names[kind]}</text>`,
  );
  const panels = operations.map((operation, index) =>
    onePanel(results, operation, panel.left + index * (panel.width + panel.gap)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Seconds of each operation by the number of instances</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${legend.join("")}
${panels.join("")}</svg>
`;
}
