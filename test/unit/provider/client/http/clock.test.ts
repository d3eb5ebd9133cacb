import { systemClock } from "../../../../../provider/client/http/clock";

describe("systemClock", () => {
  it("moves on while it sleeps", async () => {
    const before = systemClock.now();
    await systemClock.sleep(20);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(15);
  });

  it("wakes up with the signal's reason when that aborts", async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(sleep).rejects.toThrow("enough");
  });

  it("does not fall asleep on a signal that is aborted already", async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });
});
