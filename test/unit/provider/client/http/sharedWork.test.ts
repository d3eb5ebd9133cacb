import { SharedWork } from "../../../../../provider/client/http/sharedWork";

const request = { method: "GET", path: "/v3/projects" } as const;
const limits = { maxRetries: 0 };

describe("work that several callers share", () => {
  it("is begun once, and again only after it has ended", async () => {
    let begun = 0;
    const work = new SharedWork(request, () => Promise.resolve(++begun));
    expect(await Promise.all([work.get(), work.get({ limits }), work.get()])).toEqual([1, 1, 1]);
    expect(await work.get()).toBe(2);
  });

  it("that fails within the limits of one caller is begun anew for one without limits", async () => {
    const begunWith: unknown[] = [];
    const work = new SharedWork(request, (given) => {
      begunWith.push(given);
      return given ? Promise.reject(new Error("too short")) : Promise.resolve("done");
    });
    const hurried = work.get({ limits });
    const patient = work.get();
    await expect(hurried).rejects.toThrow("too short");
    await expect(patient).resolves.toBe("done");
    expect(begunWith).toEqual([limits, undefined]);
  });

  it("that fails without limits fails for all who wait", async () => {
    const work = new SharedWork<string>(request, () => Promise.reject(new Error("refused")));
    const results = await Promise.allSettled([work.get(), work.get({ limits }), work.get()]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });

  it("goes on for the others when one gives up", async () => {
    const controller = new AbortController();
    const work = new SharedWork(request, () => new Promise((resolve) => setTimeout(resolve, 20, "done")));
    const [leaving, staying] = [work.get({ signal: controller.signal }), work.get()];
    controller.abort();
    await expect(leaving).rejects.toThrow("GET /v3/projects was cancelled");
    await expect(staying).resolves.toBe("done");
  });
});
