import type { DmsApi, Instance } from "../client";

/** The calls that the poller shares between all waiters of one project. */
export type InstanceSource = Pick<DmsApi, "getInstance" | "listAllInstances">;

const gatherMillis = 20;
const listThreshold = 8;

interface Waiter {
  id: string;
  resolve: (instance: Instance) => void;
  reject: (error: unknown) => void;
}

/**
 * Serves the reads of many waiting instances: reads that come together are answered from one list call when they are
 * many, and by single reads when they are few. An instance that the list lacks is read by itself, so only a single
 * read ever says "gone".
 */
export class InstancePoller {
  private waiters: Waiter[] = [];

  constructor(private readonly source: InstanceSource) {}

  /** The instance as the cloud shows it now; rejects as the single read does. */
  observe(id: string): Promise<Instance> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ id, resolve, reject });
      if (this.waiters.length === 1) setTimeout(() => this.answer(), gatherMillis);
    });
  }

  private async answer(): Promise<void> {
    const waiters = this.waiters;
    this.waiters = [];
    const listed = waiters.length >= listThreshold ? await this.list() : new Map<string, Instance>();
    for (const { id, resolve, reject } of waiters) {
      const instance = listed.get(id);
      if (instance) resolve(instance);
      else this.source.getInstance(id).then(resolve, reject);
    }
  }

  /** A list that fails, for want of permission or otherwise, only costs the single reads it would have saved. */
  private async list(): Promise<Map<string, Instance>> {
    try {
      const instances = await this.source.listAllInstances({ includeFailure: true });
      return new Map(instances.map((instance) => [instance.instanceId, instance]));
    } catch {
      return new Map();
    }
  }
}
