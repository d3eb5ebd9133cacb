import type { Broker } from "pulumi-huaweicloud-dms-rabbitmq-emulator";

/** A broker whose work is done when the test says so. */
export class ScriptedBroker implements Broker {
  readonly calls: string[] = [];
  readonly publicAddress = "127.0.0.9";
  closed = false;
  /** Says that the broker of an instance has ended by itself. */
  lose: (instanceId: string) => void = () => undefined;
  private readonly pending: { keep: () => void; break: () => void }[] = [];

  start = ({ fields }: { fields: { name: string } }) => this.work(`start ${fields.name}`, { port: 40_001 });
  restart = ({ fields }: { fields: { name: string } }) => this.work(`restart ${fields.name}`, { port: 40_002 });
  halt = ({ fields }: { fields: { name: string } }) => this.work(`halt ${fields.name}`, undefined);
  changePassword = ({ fields }: { fields: { name: string } }) => this.work(`password ${fields.name}`, undefined);
  setPlugins = ({ fields }: { fields: { name: string } }, plugins: readonly string[]) =>
    this.work(`plugins ${fields.name} ${plugins.join()}`, undefined);
  stop = ({ fields }: { fields: { name: string } }) => this.work(`stop ${fields.name}`, undefined);

  watch(onLoss: (instanceId: string) => void): void {
    this.lose = onLoss;
  }

  /** Ends all work, as brokers do that are stopped while they start. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.pending.length > 0) await this.finish("break");
  }

  async finish(how: "keep" | "break" = "keep"): Promise<void> {
    this.pending.shift()?.[how]();
    await new Promise((resolve) => setImmediate(resolve));
  }

  private work<T>(call: string, result: T): Promise<T> {
    this.calls.push(call);
    return new Promise((resolve, reject) => {
      this.pending.push({ keep: () => resolve(result), break: () => reject(new Error("broken")) });
    });
  }
}
