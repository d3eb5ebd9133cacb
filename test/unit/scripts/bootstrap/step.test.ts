import { step } from "../../../../scripts/bootstrap/step";

/** As much of a stream as a step uses. */
class Screen {
  text = "";
  columns = 40;

  constructor(readonly isTTY: boolean) {}

  write(text: string) {
    this.text += text;
    return true;
  }

  asStream() {
    return this as unknown as NodeJS.WriteStream;
  }
}

describe("step", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("announces itself in one line and passes on the result", async () => {
    const screen = new Screen(false);
    await expect(step("Counting", async () => 3, screen.asStream())).resolves.toBe(3);
    expect(screen.text).toBe("> Counting\n");
  });

  it("says now and then that it goes on where there is no terminal", async () => {
    const screen = new Screen(false);
    const work = step(
      "Building",
      async (progress) => {
        progress.note("linking");
        await new Promise((resolve) => setTimeout(resolve, 61_000));
      },
      screen.asStream(),
    );
    await jest.advanceTimersByTimeAsync(61_000);
    await work;
    expect(screen.text).toBe("> Building\n  still at it after 30 s: linking\n  still at it after 60 s: linking\n");
  });

  it("shows a clock on a terminal, within its width, and wipes it at the end", async () => {
    const screen = new Screen(true);
    const work = step(
      "Building",
      async (progress) => {
        progress.note("x".repeat(200));
        await new Promise((resolve) => setTimeout(resolve, 1500));
      },
      screen.asStream(),
    );
    await jest.advanceTimersByTimeAsync(1500);
    await work;
    expect(screen.text).toContain(`  1 s  ${"x".repeat(32)}\r`);
    expect(screen.text.endsWith("\r\x1b[2K")).toBe(true);
  });

  it("stops its clock when the work fails", async () => {
    const screen = new Screen(true);
    const work = step("Building", () => Promise.reject(new Error("no")), screen.asStream());
    await expect(work).rejects.toThrow("no");
    expect(jest.getTimerCount()).toBe(0);
  });
});
