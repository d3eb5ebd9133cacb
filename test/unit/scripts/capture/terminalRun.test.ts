import { screenText } from "../../../../scripts/capture/screen";
import { TerminalRun } from "../../../../scripts/capture/terminalRun";

// Other systems have another program of that name.
const onLinux = process.platform === "linux" ? describe : describe.skip;

onLinux("a command in a terminal", () => {
  let run: TerminalRun | undefined;

  afterEach(async () => run?.abort());

  const start = (command: string) => {
    run = new TerminalRun({ command, directory: __dirname, environment: process.env, columns: 72, rows: 11 });
    return run;
  };

  it("has the size that it was given, and hands on its exit code", async () => {
    const started = start("sh -c 'stty size; exit 3'");
    expect(await started.ended).toBe(3);
    expect(screenText(await started.screen())).toBe("11 72");
  });

  it("is waited for until it shows a text", async () => {
    const started = start("sh -c 'printf first; read line'");
    expect(screenText(await started.waitFor(/first/))).toBe("first");
  });

  it("is not waited for beyond its end, and what it showed is told", async () => {
    await expect(start("sh -c 'echo something else'").waitFor(/first/)).rejects.toThrow("something else");
  });
});
