import { createHash } from "node:crypto";
import { legacyProducts } from "../catalogue/products";
import type { Clock } from "../clock";
import { DmsError } from "../errors/dmsError";
import { addressIn, parseAddressRange, usualRange } from "../networks/addressRange";
import { type NewTask, newTask, ongoingTaskStatus, type TaskStatus } from "./backgroundTask";
import type { Broker, BrokerAddresses } from "./broker";
import { type Instance, isServing, type Transition } from "./instance";
import { fieldsSinceV2, type InstanceFields, isFieldValue } from "./instanceFields";
import { failedStatus, type Operation, ongoingStatus } from "./operation";
import { isFailing, type Outcome, outcomeFields } from "./outcome";
import { endInBin, type RecycleBin } from "./recycleBin";

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
  /** Of projects that have not changed theirs. @default not used */
  recycleBin?: RecycleBin | undefined;
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
  /** Of the projects that have changed theirs, by id. */
  recycleBins?: Record<string, RecycleBin>;
}

/** What an operation is to do besides changing the status. */
interface OperationParts extends Pick<Transition, "changes" | "plugins" | "recycles" | "failure"> {
  task?: Omit<NewTask, "operation">;
}

/** Background tasks that an instance remembers. */
const mostTasks = 100;

/** Parts of an instance that it may not have. */
const addedLater = ["transition", "overlay", "recycledAt", "hiddenReads"] as const;

const unusedBin: RecycleBin = { retentionDays: 7, isUsed: false };

/** The instances of all projects. States advance when they are looked at, by deadlines: no timer runs. */
export class Model {
  private readonly instances = new Map<string, Instance>();
  private readonly recycleBins = new Map<string, RecycleBin>();
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

  /** All instances as they are now, oldest first, without those in a recycle bin. */
  all(): Instance[] {
    return this.select(({ recycledAt }) => recycledAt === undefined);
  }

  /** The instances of a project as they are now, oldest first, without those in its recycle bin. */
  inProject(project: string): Instance[] {
    return this.select(({ projectId, recycledAt }) => projectId === project && recycledAt === undefined);
  }

  /** The instances in the recycle bin of a project, oldest first. */
  inBin(project: string): Instance[] {
    return this.select(({ projectId, recycledAt }) => projectId === project && recycledAt !== undefined);
  }

  /** Whether another instance of a project has a name, be it in the recycle bin. */
  isNameTaken(project: string, name: string, besides?: Instance): boolean {
    const hasName = (other: Instance) => other.projectId === project && other.fields.name === name;
    return this.select((other) => other !== besides && hasName(other)).length > 0;
  }

  /** Brings every instance to the state that it has by now. */
  settleAll(): void {
    for (const instance of this.instances.values()) {
      if (instance.transition || instance.recycledAt !== undefined) this.settle(instance);
    }
  }

  /** The instance as it is now, whatever its project; the letter case of the id does not matter. */
  find(id: string): Instance | undefined {
    const key = id.toLowerCase();
    const instance = this.instances.get(key);
    if (instance) this.settle(instance);
    const settled = this.instances.get(key);
    return settled?.recycledAt === undefined ? settled : undefined;
  }

  /** The recycle bin of a project. */
  recycleBin(projectId: string): RecycleBin {
    return this.recycleBins.get(projectId) ?? this.options.recycleBin ?? unusedBin;
  }

  setRecycleBin(projectId: string, bin: RecycleBin): void {
    const before = this.recycleBins.get(projectId);
    this.recycleBins.set(projectId, bin);
    try {
      this.options.store?.(this.current());
    } catch (error) {
      if (before) this.recycleBins.set(projectId, before);
      else this.recycleBins.delete(projectId);
      throw error;
    }
  }

  /** @throws DmsError 111404022 if the project has no such instance */
  get(projectId: string, id: string): Instance {
    const instance = this.find(id);
    if (instance?.projectId !== projectId) throw new DmsError("111404022");
    if (instance.hiddenReads) {
      instance.hiddenReads -= 1;
      throw new DmsError("111404022");
    }
    return instance;
  }

  /**
   * Tells the model that a client is being shown an instance.
   *
   * @returns false if that makes it vanish
   */
  countRead(instance: Instance): boolean {
    const { transition } = instance;
    if (transition?.readsBeforeStart !== undefined) this.countReadBeforeStart(instance, transition);
    else if (transition?.readsLeft) {
      transition.readsLeft -= 1;
      this.settle(instance);
    }
    const { statusOnTheWay } = instance.transition ?? {};
    const wasShown = instance.transition?.wasShown;
    if (instance.transition) instance.transition.wasShown = true;
    if (statusOnTheWay !== undefined && wasShown) instance.fields.status = statusOnTheWay;
    return this.find(instance.fields.instance_id) !== undefined;
  }

  /** Takes a new instance in and begins to create it. */
  add(instance: Instance): void {
    const { hiddenReads } = this.options.outcomeFor(instance.fields.name, "create") ?? {};
    this.perform(instance, () => {
      this.instances.set(instance.fields.instance_id, instance);
      this.enter(instance, "create", {});
      if (hiddenReads !== undefined) instance.hiddenReads = hiddenReads;
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

  /**
   * Begins an operation, whose `changes` become visible when it is done.
   *
   * @returns the id of its background task
   */
  begin(instance: Instance, operation: Operation, parts: OperationParts = {}): string {
    let id = "";
    this.perform(instance, () => {
      delete instance.recycledAt;
      id = this.enter(instance, operation, parts);
    });
    this.involveBroker(instance, operation);
    return id;
  }

  /** Changes fields at once, and others by an extension if there are any. */
  change(instance: Instance, changes: Partial<InstanceFields>, extension?: OperationParts): void {
    this.perform(instance, () => {
      assign(instance, changes);
      if (extension) this.enter(instance, "extend", extension);
    });
  }

  /** Changes the password of the broker's user; what its broker refuses has not happened. */
  async changePassword(instance: Instance, password: string): Promise<void> {
    await this.options.broker?.changePassword?.(instance, password);
    this.perform(instance, () => {
      instance.password = password;
    });
  }

  /** Forgets a background task. */
  removeTask(instance: Instance, id: string): void {
    this.perform(instance, () => {
      instance.tasks = instance.tasks.filter((task) => task.id !== id);
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
    const { instances, ...others } = this.current();
    this.options.store?.({ ...others, instances: instances.filter((other) => other !== instance) });
    this.instances.delete(instance.fields.instance_id);
    if (this.options.broker && (instance.transition?.operation !== "delete" || instance.transition.recycles)) {
      this.options.broker.stop(instance).catch(() => undefined);
    }
    this.options.onChange?.();
  }

  /** Everything as it stands, before anything that is due is carried out. Not a copy. */
  current(): ModelSnapshot {
    const { addressCount, recycleBins } = this;
    return { instances: [...this.instances.values()], addressCount, recycleBins: Object.fromEntries(recycleBins) };
  }

  snapshot(): ModelSnapshot {
    this.settleAll();
    return structuredClone(this.current());
  }

  /** Takes the place of what the model holds. Operations that were going on go on, at the deadlines they had. */
  restore(snapshot: ModelSnapshot): void {
    const { instances, addressCount, recycleBins = {} } = structuredClone(snapshot);
    this.instances.clear();
    this.recycleBins.clear();
    for (const [projectId, bin] of Object.entries(recycleBins)) this.recycleBins.set(projectId, bin);
    for (const saved of instances) {
      const instance = complete(saved);
      // Whoever was at work for it has ended with the emulator that said so.
      if (instance.transition) delete instance.transition.brokerPending;
      this.instances.set(instance.fields.instance_id, instance);
    }
    this.addressCount = addressCount;
  }

  /** Begins again what brokers must do for restored instances: those that serve come up by a restart. */
  resume(): void {
    for (const instance of this.instances.values()) {
      const { transition, recycledAt } = instance;
      const isUp = recycledAt === undefined && isServing(instance);
      if (!transition && this.options.broker && isUp) this.begin(instance, "restart");
      if (!transition || transition.failure) continue;
      const isRunning = transition.operation === "extend" || transition.operation === "plugins";
      this.involveBroker(instance, isRunning ? "restart" : transition.operation);
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
      for (const name of addedLater) delete instance[name];
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

  private enter(instance: Instance, operation: Operation, { task, ...parts }: OperationParts): string {
    const outcome = this.options.outcomeFor(instance.fields.name, operation);
    const created = newTask({ operation, ...task }, this.now());
    instance.tasks = [...instance.tasks.slice(1 - mostTasks), created];
    const { readsBeforeStart, statusOnTheWay } = outcome ?? {};
    const isLate = readsBeforeStart !== undefined && operation !== "create";
    instance.transition = {
      operation,
      ...this.deadline(operation),
      ...parts,
      taskId: created.id,
      ongoingTask: ongoingTaskStatus({ operation, ...task }),
      statusOnTheWay,
      readsBeforeStart: isLate ? readsBeforeStart : undefined,
    };
    if (!isLate) this.start(instance, instance.transition);
    return created.id;
  }

  private deadline(operation: Operation): Pick<Transition, "dueAt" | "readsLeft"> {
    const { milliseconds, reads } = this.options.pace[operation];
    return { dueAt: this.now() + milliseconds, readsLeft: reads };
  }

  /** From now on an operation shows. */
  private start(instance: Instance, transition: Transition): void {
    const { operation, ongoingTask } = transition;
    const status = ongoingStatus[operation];
    if (status !== undefined) assign(instance, { status, error_code: null });
    if (ongoingTask) this.setTask(instance, transition, { status: ongoingTask, at: this.now() });
  }

  private countReadBeforeStart(instance: Instance, transition: Transition): void {
    if (transition.readsBeforeStart) {
      transition.readsBeforeStart -= 1;
      return;
    }
    this.perform(instance, () => {
      delete transition.readsBeforeStart;
      Object.assign(transition, this.deadline(transition.operation));
      this.start(instance, transition);
    });
  }

  private setTask(instance: Instance, { taskId }: Transition, is: { status: TaskStatus; at: number }): void {
    const { status, at: updatedAt } = is;
    instance.tasks = instance.tasks.map((task) => (task.id === taskId ? { ...task, status, updatedAt } : task));
  }

  private select(isWanted: (instance: Instance) => boolean): Instance[] {
    this.settleAll();
    const found: Instance[] = [];
    for (const instance of this.instances.values()) if (isWanted(instance)) found.push(instance);
    return found;
  }

  private settle(instance: Instance): void {
    const end = endInBin(instance, this.recycleBin(instance.projectId));
    if (end !== undefined && this.now() >= end) this.remove(instance);
    const { transition } = instance;
    if (!transition || !this.isDue(transition)) return;
    const { operation, recycles } = transition;
    const set = this.options.outcomeFor(instance.fields.name, operation);
    if (set?.hang) return;
    const outcome = isFailing(set) ? set : transition.failure;
    if (operation === "delete" && !outcome && !recycles) {
      this.remove(instance);
      return;
    }
    this.perform(instance, () => {
      delete instance.transition;
      this.setTask(instance, transition, { status: outcome ? "FAILED" : "SUCCESS", at: this.endOf(transition) });
      if (outcome) assign(instance, outcomeFields(outcome, operation));
      else this.succeed(instance, transition);
    });
  }

  private isDue({ brokerPending, readsBeforeStart, readsLeft, dueAt }: Transition): boolean {
    if (brokerPending || readsBeforeStart !== undefined) return false;
    return readsLeft === undefined ? this.now() >= dueAt : readsLeft <= 0;
  }

  /** When an operation that is over was over: nobody may have looked since. */
  private endOf({ readsLeft, dueAt }: Transition): number {
    return readsLeft === undefined ? Math.min(this.now(), dueAt) : this.now();
  }

  private succeed(instance: Instance, transition: Transition): void {
    const { operation, changes, plugins } = transition;
    if (operation === "delete") {
      instance.recycledAt = this.endOf(transition);
      assign(instance, { status: "ERROR" });
      return;
    }
    if (operation === "plugins") {
      instance.plugins = plugins ?? [];
      return;
    }
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
    const nodes = fields.broker_num;
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
    const { recycles, plugins = [] } = transition;
    const work: Record<typeof operation, () => Promise<BrokerAddresses | undefined>> = {
      create: () => broker.start(instance),
      restart: () => broker.restart(instance),
      restore: () => broker.restart(instance),
      plugins: async () => {
        await broker.setPlugins?.(instance, plugins);
        return undefined;
      },
      delete: async () => {
        await (recycles && broker.halt ? broker.halt(instance) : broker.stop(instance));
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

/** Of an instance that was saved before v2 was spoken, what it lacks. */
function complete(saved: Instance): Instance {
  const product = legacyProducts.find(({ productId }) => productId === saved.fields.product_id);
  const lacking = { ...fieldsSinceV2, tags: [], broker_num: product?.brokerNumbers[0] ?? 1 };
  return {
    ...saved,
    fields: Object.assign(lacking, saved.fields),
    tasks: saved.tasks ?? [],
    plugins: saved.plugins ?? [],
  };
}

/** What the service sets is shown again, whatever was laid over it. */
function assign(instance: Instance, changes: Partial<InstanceFields>): void {
  Object.assign(instance.fields, changes);
  for (const name of Object.keys(changes)) delete instance.overlay?.[name];
}
