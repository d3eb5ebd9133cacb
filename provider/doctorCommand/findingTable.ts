import type { Finding } from "./finding";

const width = 100;

/** Breaks a text between words, for a column that is so many characters wide. */
function wrapped(text: string, columns: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The findings as a table for people, with what to do below each. */
export function findingTable(findings: readonly Finding[]): string {
  const checkWidth = Math.max(...findings.map(({ check }) => check.length));
  const indent = " ".repeat(checkWidth + 11);
  const lines = findings.flatMap(({ check, outcome, found, advice }) => {
    const text = wrapped(found, width - indent.length);
    const todo = advice === undefined ? [] : wrapped(`→ ${advice}`, width - indent.length);
    const [first = "", ...rest] = [...text, ...todo];
    return [`${outcome.padEnd(7)}  ${check.padEnd(checkWidth)}  ${first}`, ...rest.map((line) => indent + line)];
  });
  return lines.join("\n");
}
