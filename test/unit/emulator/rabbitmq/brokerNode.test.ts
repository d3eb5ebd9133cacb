import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BrokerNode } from "../../../../emulator/src/rabbitmq/brokerNode";

it("starts no process when it is stopped before there is one", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "broker-node-"));
  try {
    const ports = { onLoss: () => undefined, amqpPort: 1, managementPort: 1, distributionPort: 1, portMapperPort: 1 };
    const node = new BrokerNode({
      directory,
      id: "orders",
      user: "orders",
      password: "secret",
      command: "true",
      ...ports,
    });
    const onProcess = jest.fn();
    const start = node.start(onProcess);
    await node.stop();
    await expect(start).rejects.toThrow("stopped before it started");
    expect(onProcess).not.toHaveBeenCalled();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
