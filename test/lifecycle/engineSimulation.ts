import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { createDynamicFront } from "../../provider/front/dynamicFront";

export type Properties = Record<string, unknown>;
type Hooks = ReturnType<typeof createDynamicFront>;

/** A resource as the engine keeps it. */
export interface StoredResource {
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** Reasons of a partial failure; with any, the next `up` updates even without a difference. */
  initErrors: string[];
}

/** Options of a resource that the engine itself carries out. */
export interface ResourceOptions {
  /** Inputs whose old values take the place of those of the program. */
  ignoreChanges?: string[];
  /** Inputs whose change replaces the resource; `*` stands for all. */
  replaceOnChanges?: string[];
}

/** What an `up` did. */
export type UpResult = "created" | "updated" | "replaced" | "same";

/** An operation that failed, with what the CLI would print. */
export class OperationFailure extends Error {}

const isInternal = (key: string) => key.startsWith("__");

/** Fails for what the engine's wire form cannot carry, where the real one loses the resource or hangs. */
function encoded<Value>(value: Value, path = "result"): Value {
  assert(value !== undefined, `${path} is undefined`);
  assert(!["function", "bigint", "symbol"].includes(typeof value), `${path} is a ${typeof value}`);
  if (typeof value === "number") assert(Number.isFinite(value), `${path} is ${value}`);
  if (value !== null && typeof value === "object") {
    const prototype = Object.getPrototypeOf(value);
    assert(Array.isArray(value) || prototype === Object.prototype, `${path} is an instance of a class`);
    for (const [key, element] of Object.entries(value)) encoded(element, `${path}.${key}`);
  }
  return structuredClone(value);
}

function changedInputs(olds: Properties, news: Properties): string[] {
  const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter((key) => !isInternal(key));
  return keys.filter((key) => !isDeepStrictEqual(olds[key], news[key]));
}

/** The program with old values in the place of what is ignored, as the engine hands it to check. */
function withoutIgnored(program: Properties, olds: Properties, ignored: string[] = []): Properties {
  const kept = Object.entries(program).filter(([name]) => !ignored.includes(name));
  const old = ignored.flatMap((name) => (olds[name] === undefined ? [] : [[name, olds[name]] as const]));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(old) };
}

/** Whether inputs that changed are among those whose change replaces; the engine asks so only if diff leaves it to it. */
function isReplacedFor(changed: string[], { replaceOnChanges = [] }: ResourceOptions): boolean {
  return changed.some((name) => replaceOnChanges.includes(name) || replaceOnChanges.includes("*"));
}

/** Does with one resource and its hooks what Pulumi's engine does, state included. */
export class EngineSimulation {
  stored: StoredResource | undefined;
  /** A replaced resource that is still to be deleted. */
  pendingDeletion: StoredResource | undefined;
  /** Whether the last refresh showed a change. */
  hasShownDrift = false;

  /** Ids of all that the state knows. */
  ids(): string[] {
    return [this.stored, this.pendingDeletion].flatMap((resource) => resource?.id ?? []).sort();
  }

  /** `pulumi up`. @throws OperationFailure */
  async up(hooks: Hooks, wholeProgram: Properties, options: ResourceOptions = {}): Promise<UpResult> {
    await this.finishPendingDeletion(hooks);
    const { stored } = this;
    const program = withoutIgnored(wholeProgram, stored?.inputs ?? {}, stored ? options.ignoreChanges : []);
    const inputs = await this.checked(hooks, stored?.inputs ?? {}, program);
    if (!stored) {
      await this.create(hooks, inputs);
      return "created";
    }
    const { hasChanges, isReplaced, isDeletedFirst } = await this.compared(hooks, stored, { inputs, options });
    if (isReplaced) {
      await this.replace(hooks, { program, isDeletedFirst });
      return "replaced";
    }
    if (!hasChanges && stored.initErrors.length === 0) {
      this.stored = { ...stored, inputs };
      return "same";
    }
    await this.update(hooks, stored, inputs);
    return "updated";
  }

  /** `pulumi preview`; what an `up` would do, as far as diff tells. @throws OperationFailure */
  async preview(hooks: Hooks, wholeProgram: Properties, options: ResourceOptions = {}): Promise<UpResult> {
    const { stored } = this;
    const program = withoutIgnored(wholeProgram, stored?.inputs ?? {}, stored ? options.ignoreChanges : []);
    const inputs = await this.checked(hooks, stored?.inputs ?? {}, program);
    if (!stored) return "created";
    const { hasChanges, isReplaced } = await this.compared(hooks, stored, { inputs, options });
    if (isReplaced) return "replaced";
    return hasChanges || stored.initErrors.length > 0 ? "updated" : "same";
  }

  private async compared(
    hooks: Hooks,
    stored: StoredResource,
    { inputs, options }: { inputs: Properties; options: ResourceOptions },
  ): Promise<{ hasChanges: boolean; isReplaced: boolean; isDeletedFirst: boolean }> {
    const diff = await failing(() => hooks.diff(stored.id, structuredClone(stored.outputs), structuredClone(inputs)));
    const changed = changedInputs(stored.inputs, inputs);
    const hasChanges = diff.changes ?? changed.length > 0;
    const isAsked = diff.changes === undefined && isReplacedFor(changed, options);
    const isReplaced = hasChanges && ((diff.replaces?.length ?? 0) > 0 || isAsked);
    return { hasChanges, isReplaced, isDeletedFirst: diff.deleteBeforeReplace === true };
  }

  /** `pulumi refresh`. @throws OperationFailure */
  async refresh(hooks: Hooks): Promise<void> {
    const { stored } = this;
    this.hasShownDrift = false;
    if (!stored) return;
    const result = await failing(() => hooks.read(stored.id, structuredClone(stored.outputs)));
    if (result.id === undefined) {
      this.stored = undefined;
      this.hasShownDrift = true;
      return;
    }
    const outputs = encoded(result.props as Properties);
    const inputs = encoded(result.inputs as Properties);
    const { __provider } = stored.inputs;
    const diff = await failing(() => hooks.diff(stored.id, structuredClone(outputs), structuredClone(stored.inputs)));
    this.stored = {
      id: stored.id,
      inputs: { ...inputs, __provider },
      outputs: { ...outputs, __provider },
      initErrors: [],
    };
    this.hasShownDrift = diff.changes ?? changedInputs(stored.inputs, inputs).length > 0;
  }

  /** `pulumi destroy`. @throws OperationFailure */
  async destroy(hooks: Hooks): Promise<void> {
    await this.finishPendingDeletion(hooks);
    if (this.stored) await this.delete(hooks, this.stored);
    this.stored = undefined;
  }

  private async checked(hooks: Hooks, olds: Properties, program: Properties): Promise<Properties> {
    const result = await failing(() => hooks.check(structuredClone(olds), structuredClone(program)));
    if (result.failures && result.failures.length > 0) {
      throw new OperationFailure(result.failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
    }
    return { ...encoded(result.inputs as Properties), __provider: program.__provider };
  }

  private async create(hooks: Hooks, inputs: Properties): Promise<void> {
    try {
      const { id, outs } = await hooks.create(structuredClone(inputs));
      assert(id !== "", "the id is empty");
      this.stored = { id, inputs, outputs: { ...encoded(outs), __provider: inputs.__provider }, initErrors: [] };
    } catch (error) {
      this.keepPartialResult(error, inputs);
      throw failureOf(error);
    }
  }

  private async update(hooks: Hooks, stored: StoredResource, inputs: Properties): Promise<void> {
    const { id, outputs: olds } = stored;
    try {
      const { outs } = await hooks.update(id, structuredClone(olds), structuredClone(inputs));
      this.stored = { id, inputs, outputs: { ...encoded(outs), __provider: inputs.__provider }, initErrors: [] };
    } catch (error) {
      this.keepPartialResult(error, inputs);
      throw failureOf(error);
    }
  }

  private async replace(hooks: Hooks, options: { program: Properties; isDeletedFirst: boolean }): Promise<void> {
    const { program, isDeletedFirst } = options;
    const inputs = await this.checked(hooks, {}, program);
    const old = this.stored as StoredResource;
    if (isDeletedFirst) {
      await this.delete(hooks, old);
      this.stored = undefined;
      await this.create(hooks, inputs);
      return;
    }
    this.pendingDeletion = old;
    try {
      await this.create(hooks, inputs);
    } catch (error) {
      // Without a successor the old one stays what it was.
      if (this.stored?.id === old.id) this.pendingDeletion = undefined;
      throw error;
    }
    await this.finishPendingDeletion(hooks);
  }

  private async finishPendingDeletion(hooks: Hooks): Promise<void> {
    if (this.pendingDeletion) await this.delete(hooks, this.pendingDeletion);
    this.pendingDeletion = undefined;
  }

  private async delete(hooks: Hooks, { id, outputs }: StoredResource): Promise<void> {
    await failing(() => hooks.delete(id, structuredClone(outputs)));
  }

  private keepPartialResult(error: unknown, inputs: Properties): void {
    const { id, properties, reasons } = error as { id?: string; properties?: Properties; reasons?: string[] };
    if (id === undefined) return;
    assert(properties?.__provider !== undefined, "properties of a partial failure must keep __provider");
    assert(reasons && reasons.length > 0, "a partial failure without reasons is forgotten");
    this.stored = { id, inputs, outputs: encoded(properties, "properties"), initErrors: reasons };
  }
}

async function failing<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): OperationFailure {
  if (error instanceof assert.AssertionError) throw error;
  const { message, reasons } = error as { message: string; reasons?: string[] };
  return new OperationFailure(reasons ? reasons.join("; ") : message);
}
