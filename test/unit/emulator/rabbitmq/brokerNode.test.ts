import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BrokerNode } from "../../../../emulator/src/rabbitmq/brokerNode";

const unused = {
  onLoss: () => undefined,
  amqpPort: 1,
  managementPort: 1,
  distributionPort: 1,
  portMapperPort: 1,
  pluginsCommand: "true",
  plugins: [],
};

it("shows its password to nobody, whatever stands in the place of its configuration", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "broker-node-"));
  const file = path.join(directory, "rabbitmq.config");
  const elsewhere = path.join(directory, "elsewhere");
  writeFileSync(elsewhere, "", { mode: 0o644 });
  symlinkSync(elsewhere, file);
  try {
    const node = new BrokerNode({ directory, id: "a", user: "orders", password: "secret", command: "true", ...unused });
    await expect(node.start(() => undefined)).rejects.toThrow("rabbitmq-server ended");
    expect(readFileSync(file, "utf8")).toContain("secret");
    expect([readFileSync(elsewhere, "utf8"), statSync(file).mode & 0o777]).toEqual(["", 0o600]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

it("starts no process when it is stopped before there is one", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "broker-node-"));
  try {
    const node = new BrokerNode({
      directory,
      id: "orders",
      user: "orders",
      password: "secret",
      command: "true",
      ...unused,
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
