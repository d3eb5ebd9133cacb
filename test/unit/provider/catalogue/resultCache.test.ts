import { ResultCache } from "../../../../provider/catalogue/resultCache";

describe("ResultCache", () => {
  it("reads each key once, whether one after the other or at the same time", async () => {
    const cache = new ResultCache();
    const read = jest.fn(async () => ["zone"]);
    const first = await Promise.all([cache.read("zones", read), cache.read("zones", read)]);
    expect(first).toEqual([["zone"], ["zone"]]);
    expect(await cache.read("zones", read)).toEqual(["zone"]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("keeps keys apart", async () => {
    const cache = new ResultCache();
    expect(await cache.read("a", async () => 1)).toBe(1);
    expect(await cache.read("b", async () => 2)).toBe(2);
  });

  it("gives an error to all who waited for it, and reads anew afterwards", async () => {
    const cache = new ResultCache();
    const fail = jest.fn(() => Promise.reject(new Error("down")));
    const both = await Promise.allSettled([cache.read("zones", fail), cache.read("zones", fail)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(fail).toHaveBeenCalledTimes(1);
    expect(await cache.read("zones", async () => "up again")).toBe("up again");
  });
});
