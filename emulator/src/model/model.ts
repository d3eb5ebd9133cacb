import { createHash } from "node:crypto";
import { products } from "../catalogue/products";
import type { Clock } from "../clock";
import { DmsError } from "../errors/dmsError";
import { addressIn, parseAddressRange, usualRange } from "../networks/addressRange";
import type { Broker, BrokerAddresses } from "./broker";
import { type Instance, isServing, type Transition } from "./instance";
import { type InstanceFields, isFieldValue } from "./instanceFields";
import { failedStatus, type Operation, ongoingStatus } from "./operation";
import { type Outcome, outcomeFields } from "./outcome";

/** How long an operation takes, in milliseconds, or how many reads if the state advances by reads. */
export interface Pace {
  milliseconds: number;
  reads?: number | undefined;
}

/** What the model needs to know. */
export interface ModelOptions {
  clock: Clock;
  pace: Record<Operation, Pace>;
  /** How an operation on an instance of that name ends if not well. */
  outcomeFor: (name: string, operation: Operation) => Outcome | undefined;
  /** What runs behind the instances; undefined: nothing. */
  broker?: Broker | undefined;
  /** Stores all instances; a change that it cannot store, because it throws, has not happened. */
  store?: ((snapshot: ModelSnapshot) => void) | undefined;
  /** Called after every change. */
  onChange?: (() => void) | undefined;
}

/** Everything the model holds, as JSON can carry it. Contains passwords. */
export interface ModelSnapshot {
  instances: Instance[];
  /** Of the addresses handed out so far. */
  addressCount: number;
}

/** The instances of all projects. States advance when they are looked at, by deadlines: no timer runs. */
export class Model {
  private readonly instances = new Map<string, Instance>();
  private addressCount = 0;
  private hasEnded = false;

  constructor(private readonly options: ModelOptions) {
    options.broker?.watch?.((id) => this.loseBroker(id));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.options.clock.now();
  }

  /** The address of an elastic IP, the same for the same id: without brokers from a block kept for documentation. */
  publicIpAddress(publicIpId: string): string {
    const byte = createHash("sha256").update(publicIpId).digest()[0] ?? 0;
    return this.options.broker?.publicAddress ?? `203.0.113.${(byte % 254) + 1}`;
  }

  /** All instances as they are now, oldest first. */
  all(): Instance[] {
    this.settleAll();
    return [...this.instances.values()];
  }

  /** The instances of a project as they are now, oldest first. */
  inProject(projectId: string): Instance[] {
    this.settleAll();
    const found: Instance[] = [];
    for (const instance of this.instances.values()) if (instance.projectId === projectId) found.push(instance);
    return found;
  }

  /** Brings every instance to the state that it has by now. */
  settleAll(): void {
    for (const instance of this.instances.values()) if (instance.transition) this.settle(instance);
  }

  /** The instance as it is now, whatever its project; the letter case of the id does not matter. */
  find(id: string): Instance | undefined {
    const key = id.toLowerCase();
    const instance = this.instances.get(key);
    if (instance) this.settle(instance);
    return this.instances.get(key);
  }

  /** @throws DmsError 111404022 if the project has no such instance */
  get(projectId: string, id: string): Instance {
    const instance = this.find(id);
    if (instance?.projectId !== projectId) throw new DmsError("111404022");
    return instance;
  }

  /**
   * Tells the model that a client is being shown an instance.
   *
   * @returns false if that makes it vanish
   */
  countRead(instance: Instance): boolean {
    const { transition } = instance;
    if (transition?.readsLeft) {
      transition.readsLeft -= 1;
      this.settle(instance);
    }
    return this.instances.has(instance.fields.instance_id);
  }

  /** Takes a new instance in and begins to create it. */
  add(instance: Instance): void {
    this.perform(instance, () => {
      this.instances.set(instance.fields.instance_id, instance);
      this.enter(instance, "create", {});
    });
    this.involveBroker(instance, "create");
  }

  /** Takes a new instance in whose creation will fail, with that code of table 5-7. */
  addFailing(instance: Instance, errorCode: string): void {
    this.perform(instance, () => {
      this.instances.set(instance.fields.instance_id, instance);
      this.enter(instance, "create", { failure: { errorCode } });
    });
  }

  /** Begins an operation. `changes` become visible when it is done. */
  begin(instance: Instance, operation: Operation, changes?: Partial<InstanceFields>): void {
    this.perform(instance, () => this.enter(instance, operation, { changes }));
    this.involveBroker(instance, operation);
  }

  /** Changes fields at once, and others by an extension if there are any. */
  change(instance: Instance, changes: Partial<InstanceFields>, extension?: Partial<InstanceFields>): void {
    this.perform(instance, () => {
      assign(instance, changes);
      if (extension) this.enter(instance, "extend", { changes: extension });
    });
  }

  /**
   * Changes what is shown, from outside: values that the service itself could have become its own, others are only
   * shown, and undefined hides a field. A new status ends what is going on.
   *
   * @throws Error for the id and the password
   */
  override(instance: Instance, changes: Readonly<Record<string, unknown>>): void {
    if ("instance_id" in changes || "password" in changes) {
      throw new Error("The instance_id and the password of an instance cannot be changed.");
    }
    const entries = Object.entries(changes);
    const shown = entries.filter(([name, value]) => !isFieldValue(name, value));
    this.perform(instance, () => {
      if (changes.status === "RUNNING") this.completeAddresses(instance);
      assign(instance, Object.fromEntries(entries.filter(([name, value]) => isFieldValue(name, value))));
      if (shown.length > 0) instance.overlay = { ...instance.overlay, ...Object.fromEntries(shown) };
      if ("status" in changes) delete instance.transition;
    });
  }

  /** Removes an instance without a trace, and its broker. */
  remove(instance: Instance): void {
    const others = () => this.current().instances.filter((other) => other !== instance);
    this.options.store?.({ instances: others(), addressCount: this.addressCount });
    this.instances.delete(instance.fields.instance_id);
    if (this.options.broker && instance.transition?.operation !== "delete") {
      this.options.broker.stop(instance).catch(() => undefined);
    }
    this.options.onChange?.();
  }

  /** Everything as it stands, before anything that is due is carried out. Not a copy. */
  current(): ModelSnapshot {
    return { instances: [...this.instances.values()], addressCount: this.addressCount };
  }

  snapshot(): ModelSnapshot {
    return structuredClone({ instances: this.all(), addressCount: this.addressCount });
  }

  /** Takes the place of what the model holds. Operations that were going on go on, at the deadlines they had. */
  restore(snapshot: ModelSnapshot): void {
    const { instances, addressCount } = structuredClone(snapshot);
    this.instances.clear();
    for (const instance of instances) {
      // Whoever was at work for it has ended with the emulator that said so.
      if (instance.transition) delete instance.transition.brokerPending;
      this.instances.set(instance.fields.instance_id, instance);
    }
    this.addressCount = addressCount;
  }

  /** Begins again what brokers must do for restored instances: those that serve come up by a restart. */
  resume(): void {
    for (const instance of this.instances.values()) {
      const { transition } = instance;
      if (!transition && this.options.broker && isServing(instance)) this.begin(instance, "restart");
      if (!transition || transition.failure) continue;
      this.involveBroker(instance, transition.operation === "extend" ? "restart" : transition.operation);
    }
  }

  /** Brokers that end from now on end with the emulator: that is no failure of their instances. */
  end(): void {
    this.hasEnded = true;
  }

  /** Carries a change of one instance out and stores it; one that cannot be stored is taken back. */
  private perform(instance: Instance, change: () => void): void {
    const { addressCount } = this;
    const isNew = !this.instances.has(instance.fields.instance_id);
    const { fields, overlay, ...others } = instance;
    const before = { ...others, fields: { ...fields }, ...(overlay && { overlay: { ...overlay } }) };
    change();
    try {
      this.options.store?.(this.current());
    } catch (error) {
      delete instance.transition;
      delete instance.overlay;
      Object.assign(instance, before);
      this.addressCount = addressCount;
      if (isNew) this.instances.delete(instance.fields.instance_id);
      throw error;
    }
    this.options.onChange?.();
  }

  /** Stores a change that no request asked for. */
  private changedByBroker(): void {
    try {
      this.options.store?.(this.current());
    } catch {
      // The next change that can be stored stores this one too.
    }
    this.options.onChange?.();
  }

  private enter(instance: Instance, operation: Operation, parts: Partial<Transition>): void {
    const { milliseconds, reads } = this.options.pace[operation];
    assign(instance, { status: ongoingStatus[operation], error_code: null });
    instance.transition = { operation, dueAt: this.now() + milliseconds, readsLeft: reads, ...parts };
  }

  private settle(instance: Instance): void {
    const { transition } = instance;
    if (!transition || transition.brokerPending) return;
    const due = transition.readsLeft === undefined ? this.now() >= transition.dueAt : transition.readsLeft <= 0;
    if (!due) return;
    const { operation } = transition;
    const outcome = this.options.outcomeFor(instance.fields.name, operation) ?? transition.failure;
    if (outcome?.hang) return;
    if (operation === "delete" && !outcome) {
      this.remove(instance);
      return;
    }
    this.perform(instance, () => {
      delete instance.transition;
      if (outcome) assign(instance, outcomeFields(outcome, operation));
      else this.succeed(instance, transition);
    });
  }

  private succeed(instance: Instance, { changes }: Transition): void {
    const addresses = this.missingAddresses({ ...instance.fields, ...changes }, instance.fields.connect_address);
    assign(instance, { ...addresses, ...changes, status: "RUNNING", error_code: null });
  }

  /** Nobody who is shown RUNNING misses an address, unless it was hidden on purpose. */
  private completeAddresses({ fields, overlay = {} }: Instance): void {
    if (this.options.broker || "connect_address" in overlay) return;
    Object.assign(fields, this.missingAddresses(fields, fields.connect_address));
  }

  /** Those of all nodes when it runs for the first time, later those of nodes that have joined. */
  private missingAddresses(fields: InstanceFields, known: string | undefined): Partial<InstanceFields> {
    const nodes = products.find(({ specCode }) => specCode === fields.resource_spec_code)?.nodes ?? 1;
    if (known !== undefined) return this.options.broker ? {} : this.joinedAddresses(fields, known.split(","), nodes);
    const addresses = this.nextAddresses(nodes, fields.subnet_cidr);
    const [scheme, port] = fields.ssl_enable ? ["https", 15671] : ["http", 15672];
    return {
      connect_address: addresses.join(","),
      management_connect_address: `${scheme}://${addresses[0]}:${port}`,
      used_storage_space: 4,
    };
  }

  private joinedAddresses(fields: InstanceFields, known: string[], nodes: number): Partial<InstanceFields> {
    if (known.length >= nodes) return {};
    return { connect_address: [...known, ...this.nextAddresses(nodes - known.length, fields.subnet_cidr)].join(",") };
  }

  private involveBroker(instance: Instance, operation: Operation): void {
    const { broker } = this.options;
    const { transition } = instance;
    if (!broker || !transition || operation === "extend") return;
    const work: Record<typeof operation, () => Promise<BrokerAddresses | undefined>> = {
      create: () => broker.start(instance),
      restart: () => broker.restart(instance),
      delete: async () => {
        await broker.stop(instance);
        return undefined;
      },
    };
    transition.brokerPending = true;
    work[operation]()
      .then(
        (addresses) => {
          transition.changes = { ...transition.changes, ...addresses };
        },
        () => {
          if (!this.hasEnded) transition.failure = { status: failedStatus[operation] };
        },
      )
      .finally(() => {
        if (this.hasEnded) return;
        transition.brokerPending = false;
        this.changedByBroker();
      });
  }

  /** An instance whose broker ended by itself is faulty, or will be when what is going on is over. */
  private loseBroker(id: string): void {
    const instance = this.hasEnded ? undefined : this.settled(id);
    if (!instance) return;
    const { transition } = instance;
    if (!transition && !isServing(instance)) return;
    if (!transition) assign(instance, outcomeFields({ status: "ERROR" }, "restart"));
    else if (transition.operation !== "delete" && !transition.brokerPending) {
      transition.failure = { status: transition.operation === "create" ? "CREATEFAILED" : "ERROR" };
    }
    this.changedByBroker();
  }

  /** The instance as it is now, or as it was where its new state cannot be stored. */
  private settled(id: string): Instance | undefined {
    try {
      return this.find(id);
    } catch {
      return this.instances.get(id);
    }
  }

  /** Addresses of a subnet for the nodes of an instance, each handed out once while the subnet is large enough. */
  private nextAddresses(count: number, cidr: string): string[] {
    const range = parseAddressRange(cidr) ?? usualRange;
    return Array.from({ length: count }, () => {
      this.addressCount += 1;
      return addressIn(range, this.addressCount);
    });
  }
}

/** What the service sets is shown again, whatever was laid over it. */
function assign(instance: Instance, changes: Partial<InstanceFields>): void {
  Object.assign(instance.fields, changes);
  for (const name of Object.keys(changes)) delete instance.overlay?.[name];
}
