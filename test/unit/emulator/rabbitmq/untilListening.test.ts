import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePorts } from "../../../../emulator/src/rabbitmq/freePorts";
import { untilListening } from "../../../../emulator/src/rabbitmq/untilListening";

const start = (script: string, port = 0) =>
  spawn(process.execPath, ["-e", script, String(port)], { stdio: ["ignore", "ignore", "inherit"] });

it("waits for a process that takes its time", async () => {
  const [port = 0] = await freePorts(1);
  const script = 'setTimeout(() => require("node:net").createServer().listen(process.argv[1], "127.0.0.1"), 300)';
  const child = start(script, port);
  await untilListening(port, child);
  child.kill("SIGKILL");
  await once(child, "exit");
});

it("gives up on one that ends", async () => {
  const [port = 0] = await freePorts(1);
  await expect(untilListening(port, start("process.exit(1)"))).rejects.toThrow(`ended on port ${port}`);
});
