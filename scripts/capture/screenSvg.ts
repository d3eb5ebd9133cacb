import type { Screen, ScreenPart } from "./screen";

const cell = { width: 8, height: 18, font: 13 };
const margin = 12;
const ground = "#16181d";
const ink = "#d7dae0";

/** The first sixteen colours of a palette, on the ground above. */
const palette = [
  ...["#3b4048", "#f07178", "#8fd694", "#e5c07b", "#6cb2f7", "#d8a0f0", "#62c8d0", "#c8ccd4"],
  ...["#7d8590", "#ff8b92", "#a6e8aa", "#f2d49b", "#8cc6ff", "#e6bcf8", "#86dfe6", "#ffffff"],
];

const levels = [0, 95, 135, 175, 215, 255];

/** The colour of a number in the palette of 256, which has a cube of 216 colours and 24 greys after the first sixteen. */
function colorOf(number: number): string {
  const named = palette[number];
  if (named !== undefined) return named;
  const hex = (level: number) => level.toString(16).padStart(2, "0");
  if (number >= 232) return `#${hex(8 + (number - 232) * 10).repeat(3)}`;
  const index = number - 16;
  const shares = [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6];
  return `#${shares.map((share) => hex(levels[share] ?? 0)).join("")}`;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function textOf({ text, column, color, bold, dim }: ScreenPart, line: number): string {
  const look = [
    color === undefined ? "" : ` fill="${colorOf(color)}"`,
    bold ? ' font-weight="bold"' : "",
    dim ? ' opacity="0.7"' : "",
  ].join("");
  const x = margin + column * cell.width;
  const y = margin + (line + 1) * cell.height - 5;
  // With its length given, columns stand under each other in whatever font there is.
  const length = [...text].length * cell.width;
  return `<text x="${x}" y="${y}" textLength="${length}"${look}>${escaped(text)}</text>`;
}

/**
 * A picture of a screen, as text of an SVG file.
 *
 * @param title what is read out in place of the picture
 */
export function screenSvg({ columns, lines }: Screen, title: string): string {
  const width = 2 * margin + columns * cell.width;
  const height = 2 * margin + lines.length * cell.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="6" fill="${ground}"/>
<g fill="${ink}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${cell.font}" lengthAdjust="spacingAndGlyphs">
${lines.flatMap((parts, line) => parts.map((part) => textOf(part, line))).join("\n")}
</g>
</svg>
`;
}
