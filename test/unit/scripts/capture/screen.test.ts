import { Terminal } from "@xterm/headless";
import { screenOf, screenText } from "../../../../scripts/capture/screen";

async function shown(text: string) {
  const terminal = new Terminal({ cols: 20, rows: 3, scrollback: 100, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  return screenOf(terminal);
}

it("has the words where they stand, and how they look", async () => {
  const { columns, lines } = await shown("plain \x1b[1;32mbold green\x1b[0m\r\n\x1b[38;5;13mone two\x1b[0m   three");
  expect(columns).toBe(20);
  expect(lines).toEqual([
    [
      { text: "plain", column: 0 },
      { text: "bold green", column: 6, color: 2, bold: true },
    ],
    [
      { text: "one two", column: 0, color: 13 },
      { text: "three", column: 10 },
    ],
  ]);
});

it("shows what was written last over what stood there", async () => {
  expect(screenText(await shown("creating (1s)\r\ncreating (2s)\x1b[1A\rcreated\x1b[K"))).toBe(
    "created\ncreating (2s)",
  );
});

it("keeps what has run out at the top, and leaves empty lines at the end away", async () => {
  expect(screenText(await shown("1\r\n\r\n3\r\n4\r\n5\r\n\r\n"))).toBe("1\n\n3\n4\n5");
});
