import { once } from "node:events";
import { createServer } from "node:net";
import { freePorts } from "../../../../emulator/src/rabbitmq/freePorts";

it("are different ones, free, and below those that systems give to whoever asks for any", async () => {
  const ports = await freePorts(50);
  expect(new Set(ports).size).toBe(50);
  expect(Math.max(...ports)).toBeLessThan(32_768);
  const server = createServer().listen(ports[0], "127.0.0.1");
  await once(server, "listening");
  server.close();
});
