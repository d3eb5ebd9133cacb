import {
  AbortedError,
  ApiError,
  AuthenticationError,
  ConnectionError,
  InstanceBusyError,
  type RequestError,
  ThrottledError,
  TimeoutError,
  UnreadableAnswerError,
} from "../../../../../provider/client/errors/errors";
import { isRepeatable, type RetryOptions, retryDelay, withRetries } from "../../../../../provider/client/http/retry";
import { createTestClock, type TestClock } from "../testClock";

const request = { method: "GET", path: "/x", outcome: "unknown", message: "No." } as const;
const status = (code: number, more = {}) => new ApiError({ ...request, status: code, ...more });
const connection = (systemCode: string, outcome: "unknown" | "notSent" = "unknown") =>
  new ConnectionError({ ...request, systemCode, outcome });

const kinds: [string, RequestError, boolean, boolean][] = [
  // what, error, repeated when idempotent, repeated when not
  ["408", status(408), true, false],
  ["429", new ThrottledError({ ...request, status: 429 }), true, true],
  ["flow control under 404", new ThrottledError({ ...request, status: 404 }), true, true],
  ["500", status(500), true, false],
  ["502", status(502), true, false],
  ["503", status(503), true, false],
  ["504", status(504), true, false],
  ["a reset", connection("ECONNRESET"), true, false],
  ["a refused connection", connection("ECONNREFUSED", "notSent"), true, true],
  ["a time-out", new TimeoutError({ ...request, systemCode: "ETIMEDOUT" }), true, false],
  ["an unreadable answer", new UnreadableAnswerError({ ...request, status: 200 }), true, false],
  ["400", status(400), false, false],
  ["404", status(404), false, false],
  ["501", status(501), false, false],
  ["a redirect", status(302), false, false],
  ["401", new AuthenticationError({ ...request, status: 401 }), false, false],
  ["a busy instance", new InstanceBusyError({ ...request, status: 400 }), false, false],
  ["a host that does not exist", connection("ENOTFOUND", "notSent"), false, false],
  ["a refused certificate", connection("CERT_HAS_EXPIRED", "notSent"), false, false],
  ["a cancelled call", new AbortedError(request), false, false],
];

describe("isRepeatable", () => {
  it.each(kinds)("decides on %s", (_what, error, idempotent, other) => {
    expect([isRepeatable(error, true), isRepeatable(error, false)]).toEqual([idempotent, other]);
  });

  it("leaves faults of the program alone", () => {
    expect(isRepeatable(new TypeError("x"), true)).toBe(false);
  });
});

describe("retryDelay", () => {
  it("doubles up to a cap", () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => retryDelay(status(503), attempt, () => 1));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  });

  it("leaves half of it to chance", () => {
    expect(retryDelay(status(503), 2, () => 0)).toBe(1_000);
    expect(retryDelay(status(503), 2, () => 0.5)).toBe(1_500);
  });

  it("honours Retry-After, and never waits less than it would without", () => {
    expect(retryDelay(status(503, { retryAfterMs: 7_000 }), 0, () => 0)).toBe(7_000);
    expect(retryDelay(status(503, { retryAfterMs: 0 }), 0, () => 0)).toBe(250);
  });

  it("gives up when the service asks for more than five minutes", () => {
    expect(retryDelay(status(503, { retryAfterMs: 300_001 }), 0, () => 0)).toBeUndefined();
    expect(retryDelay(status(503, { retryAfterMs: 5_000 }), 0, () => 0, 4_000)).toBeUndefined();
  });
});

describe("withRetries", () => {
  const options = (clock: TestClock, changes: Partial<RetryOptions> = {}): RetryOptions => ({
    maxRetries: 5,
    isIdempotent: true,
    clock,
    random: () => 1,
    ...changes,
  });

  const failing = (times: number, error: () => Error) => {
    let count = 0;
    const attempt = jest.fn(() => {
      count += 1;
      return count <= times ? Promise.reject(error()) : Promise.resolve("done");
    });
    return attempt;
  };

  it("returns what an attempt returns, after as many as it takes", async () => {
    const clock = createTestClock();
    const attempt = failing(3, () => status(503));
    expect(await withRetries(options(clock), attempt)).toBe("done");
    expect(attempt).toHaveBeenCalledTimes(4);
    expect(clock.pauses).toEqual([500, 1_000, 2_000]);
  });

  it("throws the last error when all attempts are used up", async () => {
    const clock = createTestClock();
    const attempt = failing(9, () => status(502));
    await expect(withRetries(options(clock, { maxRetries: 2 }), attempt)).rejects.toMatchObject({ status: 502 });
    expect(attempt).toHaveBeenCalledTimes(3);
    await expect(
      withRetries(
        options(clock, { maxRetries: 0 }),
        failing(1, () => status(502)),
      ),
    ).rejects.toThrow();
  });

  it("tells of each repetition", async () => {
    const onRetry = jest.fn();
    await withRetries(
      options(createTestClock(), { onRetry }),
      failing(2, () => status(503)),
    );
    expect(onRetry.mock.calls.map(([{ attempt, delay }]) => [attempt, delay])).toEqual([
      [1, 500],
      [2, 1_000],
    ]);
  });

  it("remembers that an earlier attempt may have been carried out", async () => {
    const errors = [connection("ECONNRESET"), new ApiError({ ...request, status: 400, outcome: "refused" })];
    const attempt = () => Promise.reject(errors.shift());
    await expect(withRetries(options(createTestClock()), attempt)).rejects.toMatchObject({
      status: 400,
      outcome: "unknown",
    });
  });

  it("ends in the middle of a pause when the signal aborts, and keeps the outcome", async () => {
    const controller = new AbortController();
    const clock = createTestClock();
    clock.sleep = (_millis, signal) => {
      controller.abort();
      return Promise.reject(signal?.reason);
    };
    const attempt = failing(9, () => connection("ECONNREFUSED", "notSent"));
    const result = withRetries(options(clock, { signal: controller.signal }), attempt);
    await expect(result).rejects.toMatchObject({ code: "ABORTED", outcome: "notSent" });
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
