const controls = /[\p{Cc}\u2028\u2029]+/gu;
const proseControls = /[^\P{Cc}\t\n\r]+/gu;
// Marks of direction and of no width, by which a text shows as another than it is.
const invisibleMarks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

// Nearly all texts are, and so cost one look.
const plain = /^[ -~]*$/;

/** A text from the wire as one line that shows what it holds: without line ends, escapes and marks of direction. */
export function cleanLine(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(controls, " ").replace(invisibleMarks, "");
}

/** A text that people wrote, as it is but for what a terminal obeys: its lines and marks are the program's own. */
export function cleanProse(text: string): string {
  return text.replace(proseControls, "");
}
