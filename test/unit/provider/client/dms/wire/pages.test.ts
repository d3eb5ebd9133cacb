import { setImmediate as turn } from "node:timers/promises";
import type { Instance } from "../../../../../../provider/client/dms/instance";
import { instanceListSchema } from "../../../../../../provider/client/dms/wire/instanceAnswers";
import { type PagedList, type Rows, readPages } from "../../../../../../provider/client/dms/wire/pages";

const list: PagedList<Instance> = { of: "instances", keyOf: ({ instanceId }) => instanceId };

function pageOf(rows: readonly unknown[], total?: number) {
  const { instances, ...page } = instanceListSchema.parse({ instances: rows, instance_num: total });
  return { rows: instances, ...page };
}

const wire = Array.from({ length: 137 }, (_row, index) => ({ instance_id: `id-${index}`, name: `orders-${index}` }));

/** A server whose pages have 50 rows at most, and that counts, or does not, as the test says. */
function server(total: (rows: number) => number | undefined, skip: (start: number) => boolean = () => false) {
  const calls: Rows[] = [];
  const read = (rows: Rows) => {
    calls.push(rows);
    const { start = 0 } = rows;
    const instances = skip(start) ? [] : wire.slice(start, start + 50);
    return Promise.resolve(pageOf(instances, total(instances.length)));
  };
  return { calls, read };
}

const ids = (instances: Instance[]) => new Set(instances.map(({ instanceId }) => instanceId));

describe("readPages", () => {
  it.each<[string, (rows: number) => number | undefined, number]>([
    ["counts all", () => 137, 3],
    ["does not count", () => undefined, 4],
    ["counts the rows of each page", (rows) => rows, 4],
  ])("reads all pages of a server that %s", async (_what, total, requests) => {
    const { calls, read } = server(total);
    const { rows, isWhole } = await readPages(read, list);
    expect(ids(rows).size).toBe(137);
    expect(isWhole).toBe(true);
    expect(calls).toHaveLength(requests);
  });

  it("passes over an empty page in between", async () => {
    let isSkipped = false;
    const { read } = server(
      () => 137,
      (start) => {
        const isFirst = start === 50 && !isSkipped;
        if (isFirst) isSkipped = true;
        return isFirst;
      },
    );
    const { rows, isWhole } = await readPages(read, list);
    expect(rows).toHaveLength(87);
    expect(isWhole).toBe(false);
  });

  it("leaves out a row without an id, and is not whole then", async () => {
    const rows = [{ instance_id: "id-1" }, { name: "no id" }, "no object", { instance_id: "id-2" }];
    const found = await readPages(() => Promise.resolve(pageOf(rows, 4)), list);
    expect([...ids(found.rows)]).toEqual(["id-1", "id-2"]);
    expect(found.isWhole).toBe(false);
  });

  it("stops where the server ignores paging, and is not whole when it promised more", async () => {
    let calls = 0;
    const { rows, isWhole } = await readPages(() => {
      calls += 1;
      return Promise.resolve(pageOf(wire.slice(0, 10), 25));
    }, list);
    // Page 3 was asked for before page 2 told that.
    expect([rows.length, isWhole, calls]).toEqual([10, false, 3]);
  });

  it("asks for the further pages at once as soon as the first tells of them, and for four at most", async () => {
    const waiting: (() => void)[] = [];
    const starts: (number | undefined)[] = [];
    const read = ({ start = 0 }: Rows) => {
      starts.push(start);
      const rows = Array.from({ length: 50 }, (_row, index) => ({ instance_id: `id-${start + index}` }));
      const page = pageOf(rows, 500);
      return new Promise<typeof page>((resolve) => waiting.push(() => resolve(page)));
    };
    const reading = readPages(read, list);
    const answer = async () => {
      waiting.shift()?.();
      await turn();
      return starts.length;
    };
    expect(await answer()).toBe(5);
    expect(starts).toEqual([0, 50, 100, 150, 200]);
    expect(await answer()).toBe(6);
    while (waiting.length > 0) await answer();
    expect((await reading).rows).toHaveLength(500);
    expect(starts).toHaveLength(10);
  });

  it("asks for one page after the other where pages are of different lengths, and finds all rows", async () => {
    const calls: number[] = [];
    const read = ({ start = 0 }: Rows) => {
      calls.push(start);
      return Promise.resolve(pageOf(wire.slice(start, start + (calls.length === 2 ? 7 : 20)), 137));
    };
    const { rows, isWhole } = await readPages(read, list);
    expect([rows.length, isWhole]).toEqual([137, true]);
    // Four were asked for before the short page came; those of them that begin elsewhere are not used.
    expect(calls.slice(0, 6)).toEqual([0, 20, 40, 60, 80, 27]);
  });

  it("fails with the fault of the page that is due, and with none of a page that is not needed any more", async () => {
    const read = ({ start = 0 }: Rows) =>
      start === 0
        ? Promise.resolve(pageOf(wire.slice(0, 50), 137))
        : Promise.reject(new Error(`page ${start / 50 + 1}`));
    await expect(readPages(read, list)).rejects.toThrow("page 2");
    const failing = ({ start = 0 }: Rows) =>
      start > 50 ? Promise.reject(new Error("page 3")) : Promise.resolve(pageOf(wire.slice(start, start + 50), 137));
    const isEnough: PagedList<Instance>["isEnough"] = ({ found }) => found.size === 100;
    expect((await readPages(failing, { ...list, isEnough })).rows).toHaveLength(100);
  });

  it("gives up on pages without end", async () => {
    let row = 0;
    const endless = () => Promise.resolve({ rows: [{ instanceId: `id-${row++}` }], rowCount: 1, total: row + 1 });
    await expect(readPages(endless, list)).rejects.toThrow("The list of instances had no end after 400 pages");
  });

  it.each([
    ["an instance that is looked up", 1, true],
    ["nothing", 0, false],
    ["a short list that is counted", 9, false],
  ])("sends one request for %s", async (_what, count, isSingle) => {
    let calls = 0;
    const isSought = isSingle ? ({ name }: Instance) => name === "orders-0" : undefined;
    const { isWhole } = await readPages(
      () => {
        calls += 1;
        return Promise.resolve(pageOf(wire.slice(0, count), count));
      },
      { ...list, isSought },
    );
    expect([isWhole, calls]).toEqual([true, 1]);
  });

  it("goes on after a row that is not the one that is looked for", async () => {
    const { calls, read } = server(() => undefined);
    const one = async (rows: Rows) => {
      const { rows: found } = await read(rows);
      return { rows: found.slice(0, 1), rowCount: 1, total: undefined };
    };
    const { rows } = await readPages(one, { ...list, isSought: ({ name }) => name === "orders-2" });
    expect(rows.map(({ name }) => name)).toContain("orders-2");
    expect(calls.length).toBeGreaterThan(1);
  });

  it("believes a total once a page of that server has told of more than its own rows", async () => {
    const habits = { countsAll: false, beginsWithOne: false };
    const twenty = wire.slice(0, 20);
    const requests = async (total: number) => {
      let calls = 0;
      const read = ({ start }: Rows) => {
        calls += 1;
        return Promise.resolve(pageOf(start === undefined ? twenty : [], total));
      };
      await readPages(read, { ...list, habits });
      return calls;
    };
    expect(await requests(20)).toBe(2);
    await requests(21);
    expect(await requests(20)).toBe(1);
  });

  it("reads no further page once what came is enough, and is not whole then", async () => {
    const { calls, read } = server(() => 137);
    const isEnough: PagedList<Instance>["isEnough"] = ({ found }) => found.has("id-60");
    const { isWhole, pages } = await readPages(read, { ...list, isEnough, isStepwise: true });
    expect([isWhole, pages, calls.length]).toEqual([false, 2, 2]);
  });

  it("learns that rows count from 1 and then reads none twice, but only for whoever completes what is missed", async () => {
    const habits = { countsAll: false, beginsWithOne: false };
    const starts: (number | undefined)[] = [];
    const read = ({ start }: Rows) => {
      starts.push(start);
      const first = Math.max(1, start ?? 1) - 1;
      return Promise.resolve(pageOf(wire.slice(first, first + 50), wire.length));
    };
    const isEnough = () => false;
    expect((await readPages(read, { ...list, habits, isEnough })).rows).toHaveLength(137);
    expect((await readPages(read, { ...list, habits, isEnough })).rows).toHaveLength(137);
    expect((await readPages(read, { ...list, habits })).isWhole).toBe(true);
    expect(starts).toEqual([undefined, 50, 100, undefined, 51, 101, undefined, 50, 100]);
  });
});
