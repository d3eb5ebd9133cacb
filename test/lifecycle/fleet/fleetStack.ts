import type { ApiVersion } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { createDynamicFront } from "../../../provider/front/dynamicFront";
import { MovedClock } from "./movedClock";

type Properties = Record<string, unknown>;
type Emulator = Awaited<ReturnType<typeof startEmulator>>;
type Hooks = ReturnType<typeof createDynamicFront>;

const region = "ae-ad-1";
const password = "Fleet-Password-1";

/** An instance as a state holds it. */
export interface StoredInstance {
  id: string;
  outputs: Properties;
}

const disks: Record<ApiVersion, string> = {
  "v1.0": "dms.physical.storage.ultra",
  v2: "dms.physical.storage.high.v2",
};

/** How late operations returned, in milliseconds after they were over in the cloud. */
export interface Lags {
  mean: number;
  worst: number;
}

export interface FleetOptions {
  /** Default: v1.0. */
  version?: ApiVersion;
  emulator?: EmulatorOptions;
  environment?: Record<string, string>;
  /** Called with every line that is shown. */
  onLine?: (message: string, options: { urn?: string; ephemeral?: boolean }) => void;
  hasTerminal?: boolean;
}

/** Many instances, the hooks of one provider process at a time, and a clock that is moved. */
export class FleetStack {
  private hooks: Hooks;
  /** Told of every request as it is answered. */
  onRequest: EmulatorOptions["onRequest"];
  /** Told when as many instances exist as the present up makes. */
  onAllAccepted: (() => void) | undefined;
  private expectedCount = Number.NaN;

  private constructor(
    readonly clock: MovedClock,
    readonly emulator: Emulator,
    private readonly options: FleetOptions,
  ) {
    this.hooks = this.startProcess();
  }

  static async start(options: FleetOptions = {}): Promise<FleetStack> {
    const clock = new MovedClock();
    const onChange = () => stack?.noteChange();
    const onRequest: EmulatorOptions["onRequest"] = (line) => stack?.onRequest?.(line);
    let stack: FleetStack | undefined;
    const account = { user: "fleet", password, domain: "fleets" };
    const times = { createTime: "12s", deleteTime: "4s" };
    const emulator = await startEmulator({
      region,
      ...account,
      ...times,
      clock,
      onChange,
      onRequest,
      ...options.emulator,
    });
    stack = new FleetStack(clock, emulator, options);
    return stack;
  }

  /** Every command of the CLI starts a provider process of its own, whose requests are counted from here. */
  newProcess(environment: Record<string, string> = {}): void {
    this.emulator.clearRequests();
    this.hooks = this.startProcess(environment);
  }

  private startProcess(environment: Record<string, string> = {}): Hooks {
    const { clock, emulator, options } = this;
    const hooks = createDynamicFront({
      clock,
      gate: clock.gate,
      random: () => 0.5,
      hasTerminal: options.hasTerminal ?? true,
      environment: {
        HW_REGION_NAME: region,
        // Signatures are compared with the time of the computer, tokens with that of the emulator.
        HW_USER_NAME: "fleet",
        HW_USER_PASSWORD: password,
        HW_DOMAIN_NAME: "fleets",
        HW_DMS_ENDPOINT: emulator.url,
        HW_IAM_ENDPOINT: emulator.url,
        ...options.environment,
        ...environment,
      },
      log: { write: (_severity, message, shown = {}) => options.onLine?.(message, shown) },
    });
    const request = { config: { get: () => undefined } } as unknown as Parameters<Hooks["configure"]>[0];
    void hooks.configure(request);
    return hooks;
  }

  program(name: string): Properties {
    return {
      name,
      storageSpace: 100,
      accessUser: "fleet-user",
      password: "Fleet:Pass@Word/1",
      vpcId: "vpc-1",
      securityGroupId: "group-1",
      subnetId: "subnet-1",
      availabilityZones: [this.emulator.account.regions[0]?.zones[0]?.id],
      product: { type: "single", vcpus: 2, memoryGb: 4 },
      storageSpecCode: disks[this.options.version ?? "v1.0"],
      __provider: "the provider's constant line",
      __urn: `urn:pulumi:test::fleet::pulumi-nodejs:dms:Rabbitmq::${name}`,
    };
  }

  /** The names of so many instances. */
  names(count: number): string[] {
    return Array.from({ length: count }, (_entry, index) => `orders-${index}`);
  }

  /**
   * Checks and creates instances.
   *
   * @param apart milliseconds between their beginnings; default: all at once
   */
  up(names: readonly string[], apart = 0): Promise<StoredInstance[]> {
    this.expectedCount = this.emulator.instances().length + names.length;
    return this.clock.during(
      Promise.all(
        names.map(async (name, index) => {
          await this.clock.sleep(index * apart);
          const { inputs, failures } = await this.hooks.check({}, this.program(name));
          expect(failures).toEqual([]);
          const { id, outs = {} } = await this.hooks.create(inputs);
          expect(outs).toMatchObject({ name, instanceId: id, status: "RUNNING" });
          return { id, outputs: { ...outs, __provider: "line" } };
        }),
      ),
    );
  }

  /** Reads instances, so many at a time and with a pause between them. */
  async refresh(instances: readonly StoredInstance[], { parallel = instances.length, pause = 0 } = {}) {
    const queue = [...instances];
    const results = new Map<string, Awaited<ReturnType<Hooks["read"]>>>();
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        results.set(next.id, await this.hooks.read(next.id, structuredClone(next.outputs)));
        await this.clock.sleep(pause);
      }
    };
    await this.clock.during(Promise.all(Array.from({ length: parallel }, worker)));
    return results;
  }

  /**
   * Deletes instances; none may count as gone that the cloud still has.
   *
   * @param apart milliseconds between their beginnings; default: all at once
   */
  async destroy(instances: readonly StoredInstance[], apart = 0): Promise<void> {
    const all = instances.map(async ({ id, outputs }, index) => {
      await this.clock.sleep(index * apart);
      await this.hooks.delete(id, structuredClone(outputs));
      expect(this.emulator.instances().map(({ instance_id }) => instance_id)).not.toContain(id);
    });
    await this.clock.during(Promise.all(all));
  }

  /** Changes the description of instances, all at once. */
  async describe(instances: readonly StoredInstance[], description: string): Promise<void> {
    const all = instances.map(async ({ id, outputs }) => {
      const program = { ...this.program(String(outputs.name)), description };
      const { inputs } = await this.hooks.check({}, program);
      const { outs } = await this.hooks.update(id, structuredClone(outputs), inputs);
      expect(outs).toMatchObject({ instanceId: id, name: outputs.name, description });
    });
    await this.clock.during(Promise.all(all));
  }

  /** Creates instances whose creations take as long as said, and tells how late each was noticed. */
  async upTaking(durations: readonly number[]): Promise<Lags> {
    const names = this.names(durations.length);
    const lags: number[] = [];
    const creations = names.map(async (name, index) => {
      const { inputs } = await this.hooks.check({}, this.program(name));
      let endedAt = Number.NaN;
      const { hooks, clock } = this;
      const ends = this.accepted(name).then(async (id) => {
        await clock.sleep(durations[index] ?? 0);
        endedAt = clock.now();
        this.emulator.setInstance(id, { status: "RUNNING" });
      });
      await hooks.create(inputs);
      await ends;
      lags.push(clock.now() - endedAt);
    });
    await this.clock.during(Promise.all(creations));
    return { mean: lags.reduce((sum, lag) => sum + lag, 0) / lags.length, worst: Math.max(...lags) };
  }

  private readonly onAccepted = new Map<string, (id: string) => void>();

  private accepted(name: string): Promise<string> {
    return new Promise((resolve) => this.onAccepted.set(name, resolve));
  }

  /** Told of every change in the cloud. */
  noteChange(): void {
    if (this.onAccepted.size === 0 && !this.onAllAccepted) return;
    const instances = this.emulator.instances();
    if (instances.length === this.expectedCount) {
      this.expectedCount = Number.NaN;
      this.onAllAccepted?.();
    }
    for (const { name, instance_id: id } of instances) {
      this.onAccepted.get(name)?.(id);
      this.onAccepted.delete(name);
    }
  }

  /** Requests so far, as "METHOD kind". */
  counts(): Record<string, number> {
    const counts: Record<string, number> = { all: 0, refused: 0 };
    for (const { method, path, status } of this.emulator.requests()) {
      const kind = `${method} ${path.replace(/\/(v1\.0|v2(\/rabbitmq)?)\/[0-9a-f]{32}/, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "{id}")}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      counts.all = (counts.all ?? 0) + 1;
      if (status === 429) counts.refused = (counts.refused ?? 0) + 1;
    }
    return counts;
  }

  close(): Promise<void> {
    return this.emulator.close();
  }
}
