import type { Instance } from "../../../../../../provider/client/dms/instance";
import { instanceListSchema } from "../../../../../../provider/client/dms/v1/instanceAnswers";
import { type Rows, readPages } from "../../../../../../provider/client/dms/v1/pages";

const wire = Array.from({ length: 137 }, (_row, index) => ({ instance_id: `id-${index}`, name: `orders-${index}` }));

/** A server whose pages have 50 rows at most, and that counts, or does not, as the test says. */
function server(total: (rows: number) => number | undefined, skip: (start: number) => boolean = () => false) {
  const calls: Rows[] = [];
  const read = (rows: Rows) => {
    calls.push(rows);
    const { start = 0 } = rows;
    const instances = skip(start) ? [] : wire.slice(start, start + 50);
    return Promise.resolve(instanceListSchema.parse({ instances, instance_num: total(instances.length) }));
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
    const { instances, isWhole } = await readPages(read);
    expect(ids(instances).size).toBe(137);
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
    const { instances, isWhole } = await readPages(read);
    expect(instances).toHaveLength(87);
    expect(isWhole).toBe(false);
  });

  it("leaves out a row without an id, and is not whole then", async () => {
    const rows = [{ instance_id: "id-1" }, { name: "no id" }, "no object", { instance_id: "id-2" }];
    const { instances, isWhole } = await readPages(() =>
      Promise.resolve(instanceListSchema.parse({ instances: rows, instance_num: 4 })),
    );
    expect([...ids(instances)]).toEqual(["id-1", "id-2"]);
    expect(isWhole).toBe(false);
  });

  it("stops where the server ignores paging, and is not whole when it promised more", async () => {
    let calls = 0;
    const page = instanceListSchema.parse({ instances: wire.slice(0, 10), instance_num: 25 });
    const { instances, isWhole } = await readPages(() => {
      calls += 1;
      return Promise.resolve(page);
    });
    expect([instances.length, isWhole, calls]).toEqual([10, false, 2]);
  });

  it("gives up on pages without end", async () => {
    let row = 0;
    const endless = () => Promise.resolve({ instances: [{ instanceId: `id-${row++}` }], rowCount: 1, total: row + 1 });
    await expect(readPages(endless)).rejects.toThrow("had no end after 400 pages");
  });

  it.each([
    ["an instance that is looked up", 1, true],
    ["nothing", 0, false],
    ["a short list that is counted", 9, false],
  ])("sends one request for %s", async (_what, count, isSingle) => {
    let calls = 0;
    const page = instanceListSchema.parse({ instances: wire.slice(0, count), instance_num: count });
    const { isWhole } = await readPages(
      () => {
        calls += 1;
        return Promise.resolve(page);
      },
      { isSingle },
    );
    expect([isWhole, calls]).toEqual([true, 1]);
  });

  it("believes a total once a page of that server has told of more than its own rows", async () => {
    const habits = { countsAll: false, beginsWithOne: false };
    const { calls, read } = server((rows) => Math.max(rows, 20));
    const twenty = (rows: Rows) => read(rows).then((page) => ({ ...page, instances: page.instances.slice(0, 20) }));
    const list = async () => {
      calls.length = 0;
      await readPages(
        async (rows) => {
          const { instances } = await twenty(rows);
          const own = rows.start === undefined ? instances : [];
          return { instances: own, rowCount: own.length, total: 20 };
        },
        { habits },
      );
      return calls.length;
    };
    expect([await list(), await list()]).toEqual([2, 1]);
  });

  it("reads no further page once what came is enough, and is not whole then", async () => {
    const { calls, read } = server(() => 137);
    const { isWhole, pages } = await readPages(read, { isEnough: ({ found }) => found.has("id-60") });
    expect([isWhole, pages, calls.length]).toEqual([false, 2, 2]);
  });

  it("learns that rows count from 1 and then reads none twice, but only for whoever completes what is missed", async () => {
    const habits = { countsAll: false, beginsWithOne: false };
    const starts: (number | undefined)[] = [];
    const read = ({ start }: Rows) => {
      starts.push(start);
      const first = Math.max(1, start ?? 1) - 1;
      return Promise.resolve(
        instanceListSchema.parse({ instances: wire.slice(first, first + 50), instance_num: wire.length }),
      );
    };
    const isEnough = () => false;
    expect((await readPages(read, { habits, isEnough })).instances).toHaveLength(137);
    expect((await readPages(read, { habits, isEnough })).instances).toHaveLength(137);
    expect((await readPages(read, { habits })).isWhole).toBe(true);
    expect(starts).toEqual([undefined, 50, 100, undefined, 51, 101, undefined, 50, 100]);
  });
});
