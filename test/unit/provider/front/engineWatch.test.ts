import { createServer, type Server } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { AbortedError, type GatedRequest } from "../../../../provider/client";
import { type EngineAddress, engineAddressOf } from "../../../../provider/front/engineAddress";
import { EngineWatch, listensAt } from "../../../../provider/front/engineWatch";

const address: EngineAddress = { host: "127.0.0.1", port: 1 };
const change: GatedRequest = { service: "dms", method: "POST", path: "/instances" };
const read: GatedRequest = { service: "dms", method: "GET", path: "/instances" };

/** A watch over an engine that the test lets die, by moving its pauses along itself. */
function watched() {
  const engine = { listens: true, parent: 100 };
  const end = jest.fn();
  let pause = async () => undefined as unknown;
  const watch = new EngineWatch(address, {
    listens: () => Promise.resolve(engine.listens),
    parent: () => engine.parent,
    repeat: (look) => {
      pause = async () => {
        look();
        await turn();
      };
    },
    end,
  });
  return { engine, end, watch, pause: () => pause() };
}

it("lets everything through while the engine lives, and does not end", async () => {
  const { watch, end, pause } = watched();
  await pause();
  await expect(watch.gate(change, () => Promise.resolve("done"))).resolves.toBe("done");
  await expect(watch.gate(read, () => Promise.resolve("seen"))).resolves.toBe("seen");
  expect(end).not.toHaveBeenCalled();
});

it.each([
  ["refuses connections", { listens: false }],
  ["is no longer the parent", { parent: 1 }],
])("ends by itself once the engine %s, and sends nothing more", async (_how, death) => {
  const { engine, watch, end, pause } = watched();
  Object.assign(engine, death);
  await pause();
  expect(end).toHaveBeenCalled();
  const send = jest.fn();
  await expect(watch.gate(read, send)).rejects.toThrow(AbortedError);
  await expect(watch.gate(change, send)).rejects.toMatchObject({ outcome: "notSent" });
  expect(send).not.toHaveBeenCalled();
});

it("looks at the engine before each change, whenever the last look was", async () => {
  const { engine, watch, end, pause } = watched();
  await pause();
  engine.listens = false;
  const send = jest.fn();
  await expect(watch.gate(change, send)).rejects.toThrow(AbortedError);
  expect(send).not.toHaveBeenCalled();
  expect(end).toHaveBeenCalled();
});

it("waits for the answers of changes that are on their way, failed ones too, then ends", async () => {
  const { engine, watch, end, pause } = watched();
  const answers: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = [];
  const send = () => new Promise<string>((resolve, reject) => answers.push({ resolve, reject }));
  const first = watch.gate(change, send);
  const second = watch.gate(change, send);
  await turn();
  engine.listens = false;
  await pause();
  answers[0]?.resolve("created");
  await expect(first).resolves.toBe("created");
  expect(end).not.toHaveBeenCalled();
  answers[1]?.reject(new Error("lost"));
  await expect(second).rejects.toThrow("lost");
  expect(end).toHaveBeenCalled();
});

it("does not wait for the answers of reads", async () => {
  const { engine, watch, end, pause } = watched();
  watch.gate(read, () => new Promise(() => undefined)).catch(() => undefined);
  engine.listens = false;
  await pause();
  expect(end).toHaveBeenCalled();
});

describe("a port", () => {
  let server: Server;

  beforeEach((done) => {
    server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1", done);
  });

  it("listens until its server has gone", async () => {
    const { port } = server.address() as { port: number };
    expect(await listensAt({ host: "127.0.0.1", port })).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await listensAt({ host: "127.0.0.1", port })).toBe(false);
  });

  afterEach(() => {
    server.close();
  });
});

it.each([
  ["127.0.0.1:40123", { host: "127.0.0.1", port: 40123 }],
  [undefined, undefined],
  ["/some/test.js", undefined],
  ["192.168.0.1:40123", undefined],
  ["127.0.0.1:40123 ", undefined],
])("takes %j for the engine's address only where it is a port of this machine", (argument, expected) => {
  expect(engineAddressOf(argument)).toEqual(expected);
});
