import { type Token, TokenCache } from "../../../../../provider/client/iam/tokenCache";
import { createTestClock } from "../testClock";

const day = 24 * 3_600_000;

function createCache(lifetime = day) {
  const clock = createTestClock();
  const signIn = jest.fn(async (): Promise<Token> => {
    await new Promise(setImmediate);
    return { token: `token-${signIn.mock.calls.length}`, expiresAt: clock.now() + lifetime };
  });
  return { clock, signIn, cache: new TokenCache({ clock, signIn }) };
}

describe("TokenCache", () => {
  it("signs in once for all callers who ask at the same time", async () => {
    const { cache, signIn } = createCache();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => cache.get()));
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(["token-1"]));
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it("keeps a token until ten minutes before it expires", async () => {
    const { cache, clock, signIn } = createCache();
    await cache.get();
    clock.time += day - 10 * 60_000 - 1;
    expect((await cache.get()).token).toBe("token-1");
    clock.time += 1;
    expect((await cache.get()).token).toBe("token-2");
    expect(signIn).toHaveBeenCalledTimes(2);
  });

  it("keeps a short-lived token for nine tenths of its life", async () => {
    const { cache, clock } = createCache(60_000);
    await cache.get();
    clock.time += 53_999;
    expect((await cache.get()).token).toBe("token-1");
    clock.time += 1;
    expect((await cache.get()).token).toBe("token-2");
  });

  it("forgets a refused token, but not the one that has replaced it", async () => {
    const { cache, signIn } = createCache();
    await cache.get();
    cache.forget("token-1");
    expect((await cache.get()).token).toBe("token-2");
    cache.forget("token-1");
    expect((await cache.get()).token).toBe("token-2");
    expect(signIn).toHaveBeenCalledTimes(2);
  });

  it("tells every waiting caller of a failure, and tries again for the next", async () => {
    const { cache, signIn } = createCache();
    signIn.mockRejectedValueOnce(new Error("no"));
    const results = await Promise.allSettled([cache.get(), cache.get()]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await cache.get()).token).toMatch(/^token-/);
  });

  it("lets one caller give up without ending the sign-in for the others", async () => {
    const { cache, signIn } = createCache();
    const controller = new AbortController();
    const impatient = cache.get({ signal: controller.signal });
    const patient = cache.get();
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ code: "ABORTED", outcome: "notSent" });
    expect((await patient).token).toBe("token-1");
    await expect(cache.get({ signal: AbortSignal.abort() })).resolves.toMatchObject({ token: "token-1" });
    expect(signIn).toHaveBeenCalledTimes(1);
  });
});
