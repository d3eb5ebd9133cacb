import type { IBufferCell, IBufferLine, Terminal } from "@xterm/headless";

/** Characters beside each other that look alike, words with one blank between them. */
export interface ScreenPart {
  text: string;
  /** Column of the first character, from 0. */
  column: number;
  /** Number of the colour in the terminal's palette, 0 to 255; undefined for the terminal's own. */
  color?: number;
  bold?: true;
  dim?: true;
}

/** What a terminal shows, and what has run out of it at the top. */
export interface Screen {
  columns: number;
  lines: ScreenPart[][];
}

function lookOf(cell: IBufferCell): Omit<ScreenPart, "text" | "column"> {
  return {
    ...(cell.isFgPalette() ? { color: cell.getFgColor() } : {}),
    ...(cell.isBold() ? { bold: true } : {}),
    ...(cell.isDim() ? { dim: true } : {}),
  };
}

const looksLike = (part: ScreenPart, look: Omit<ScreenPart, "text" | "column">) =>
  part.color === look.color && part.bold === look.bold && part.dim === look.dim;

function partsOf(line: IBufferLine): ScreenPart[] {
  const parts: ScreenPart[] = [];
  let blanks = 0;
  for (let column = 0; column < line.length; column += 1) {
    const cell = line.getCell(column);
    const text = cell?.getChars() ?? "";
    if (!cell || text.trim() === "") {
      blanks += 1;
      continue;
    }
    const look = lookOf(cell);
    const last = parts.at(-1);
    // Pictures show several blanks as one, so only one may stand within a part.
    if (last && blanks <= 1 && looksLike(last, look)) last.text += " ".repeat(blanks) + text;
    else parts.push({ text, column, ...look });
    blanks = 0;
  }
  return parts;
}

/** Reads what a terminal shows, without the empty lines at its end. */
export function screenOf(terminal: Terminal): Screen {
  const { active } = terminal.buffer;
  const lines: ScreenPart[][] = [];
  for (let index = 0; index < active.length; index += 1) {
    const line = active.getLine(index);
    lines.push(line ? partsOf(line) : []);
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  return { columns: terminal.cols, lines };
}

/** The characters of a screen, line by line. */
export function screenText({ lines }: Screen): string {
  return lines.map((parts) => parts.reduce((text, part) => text.padEnd(part.column) + part.text, "")).join("\n");
}
