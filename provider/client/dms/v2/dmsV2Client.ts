import type { CallOptions } from "../../http/requester";
import type { RegionZones } from "../availabilityZone";
import type { BackgroundTask, TaskFilters } from "../backgroundTask";
import type { CreatedInstance, DmsV2Api } from "../dmsApi";
import type { InstanceExtension, InstanceFilters, InstancePage, NewInstance, Tags } from "../instance";
import type { PluginChange, PluginList } from "../plugin";
import { isLegacyProductId, type OfferedProduct } from "../product";
import type { RecycleBin } from "../recycleBin";
import { productsSchema as legacyProductsSchema } from "../v1/products";
import { checkedId, ignoredBody, textOf, VersionedClient } from "../versionedClient";
import { availabilityZonesSchema } from "../wire/availabilityZones";
import { extensionBody } from "../wire/extensionBody";
import { instanceListSchema, jobSchema } from "../wire/instanceAnswers";
import { instanceBody } from "../wire/instanceBody";
import { readPages } from "../wire/pages";
import { tagList, tagsSchema } from "../wire/tags";
import { backgroundTaskSchema, backgroundTasksSchema, taskTime } from "./backgroundTasks";
import { pluginsSchema } from "./plugins";
import { productsSchema } from "./products";
import { recycleBinSchema } from "./recycleBin";

/** The longest page of instances; the service's own default is 10. */
const longestPage = 50;
/** The page size of tasks that live clients ask for. */
const taskPage = 10;

const pluginsPath = "/rabbitmq/plugins";

/** The address of a call that names the engine before the project. */
const ofEngine = (path: string) => (projectId: string) => `/rabbitmq/${projectId}${path}`;

const extensionPath = (id: string) => ofEngine(`/instances/${checkedId(id, "instance id")}/extend`);

const tagsPath = (id: string) => `/rabbitmq/${checkedId(id, "instance id")}/tags`;

function creationBody({ tags, diskEncryptedKey, ...instance }: NewInstance): Record<string, unknown> {
  return {
    ...instanceBody(instance),
    ...(tags === undefined ? {} : { tags: tagList(tags) }),
    ...(diskEncryptedKey === undefined ? {} : { disk_encrypted_enable: true, ...instanceBody({ diskEncryptedKey }) }),
  };
}

/** The calls of DMS for RabbitMQ, API v2. */
export class DmsV2Client extends VersionedClient implements DmsV2Api {
  protected get allFailures() {
    return { all_failure: "rabbitmq" };
  }

  get apiVersion() {
    return "v2" as const;
  }

  /** {@inheritDoc DmsApi.createInstance} Products of v1.0 have the older of two addresses. */
  createInstance(instance: NewInstance, options: CallOptions = {}): Promise<CreatedInstance> {
    const address = isLegacyProductId(instance.productId) ? "/instances" : ofEngine("/instances");
    return this.create(address, { instance, body: creationBody(instance) }, options);
  }

  async extendInstance(
    id: string,
    extension: InstanceExtension,
    options: CallOptions = {},
  ): Promise<{ jobId?: string }> {
    const body = extensionBody(extension);
    const call = { method: "POST", body, schema: jobSchema, ...options } as const;
    return (await this.sendInProject(extensionPath(id), call)).value;
  }

  async listExtensions(id: string, options: CallOptions = {}): Promise<OfferedProduct[]> {
    const call = { method: "GET", schema: productsSchema, ...options } as const;
    return (await this.sendInProject(extensionPath(id), call)).value;
  }

  async listInstances(
    filters: InstanceFilters & { start?: number; limit?: number } = {},
    options: CallOptions = {},
  ): Promise<InstancePage> {
    const { engine = "rabbitmq", includeFailure = true, start = 0, limit = longestPage } = filters;
    const { value } = await this.sendInProject("/instances", {
      method: "GET",
      query: {
        engine,
        name: filters.name,
        instance_id: filters.id,
        status: filters.status,
        enterprise_project_id: filters.enterpriseProjectId,
        include_failure: textOf(includeFailure),
        exact_match_name: textOf(filters.exactMatchName),
        offset: textOf(start),
        limit: textOf(limit),
      },
      schema: instanceListSchema,
      ...options,
    });
    return value;
  }

  async resetPassword(id: string, password: string, options: CallOptions = {}): Promise<void> {
    await this.sendToInstance(id, "/password", {
      method: "POST",
      body: { new_password: password },
      ...ignoredBody,
      // The same password twice is the same password.
      isIdempotent: true,
      secrets: [password],
      ...options,
    });
  }

  async listTags(id: string, options: CallOptions = {}): Promise<Tags> {
    return (await this.sendInProject(tagsPath(id), { method: "GET", schema: tagsSchema, ...options })).value;
  }

  addTags(id: string, tags: Tags, options: CallOptions = {}): Promise<void> {
    return this.#changeTags(id, { action: "create", tags: tagList(tags) }, options);
  }

  removeTags(id: string, keys: readonly string[], options: CallOptions = {}): Promise<void> {
    return this.#changeTags(id, { action: "delete", tags: keys.map((key) => ({ key })) }, options);
  }

  async listPlugins(id: string, options: CallOptions = {}): Promise<PluginList> {
    const call = { method: "GET", schema: pluginsSchema, ...options } as const;
    return (await this.sendToInstance(id, pluginsPath, call)).value;
  }

  async changePlugins(
    id: string,
    { enable, names }: PluginChange,
    options: CallOptions = {},
  ): Promise<{ jobId?: string }> {
    const body = { enable, plugins: names.join(",") };
    const call = { method: "PUT", body, schema: jobSchema, ...options } as const;
    return (await this.sendToInstance(id, pluginsPath, call)).value;
  }

  /** {@inheritDoc DmsV2Api.listBackgroundTasks} See `readPages`; the order of the service is not relied on. */
  async listBackgroundTasks(
    id: string,
    { from, to }: TaskFilters = {},
    options: CallOptions = {},
  ): Promise<BackgroundTask[]> {
    const time = { begin_time: taskTime(from), end_time: taskTime(to) };
    const read = async ({ start = 1, limit = taskPage }: { start?: number; limit?: number }) => {
      const query = { start: textOf(start), limit: textOf(limit), ...time };
      return (
        await this.sendToInstance(id, "/tasks", { method: "GET", query, schema: backgroundTasksSchema, ...options })
      ).value;
    };
    const { rows } = await readPages(read, {
      of: "background tasks",
      keyOf: (task: BackgroundTask) => task.id,
      pageSize: taskPage,
    });
    return rows.sort((left, right) => (right.createdAtMillis ?? 0) - (left.createdAtMillis ?? 0));
  }

  async getBackgroundTask(id: string, taskId: string, options: CallOptions = {}): Promise<BackgroundTask> {
    const schema = backgroundTaskSchema(taskId);
    const path = `/tasks/${checkedId(taskId, "task id")}`;
    return (await this.sendToInstance(id, path, { method: "GET", schema, ...options })).value;
  }

  async getRecycleBin(options: CallOptions = {}): Promise<RecycleBin> {
    return (await this.sendInProject("/recycle", { method: "GET", schema: recycleBinSchema, ...options })).value;
  }

  async listAvailabilityZones(options: CallOptions = {}): Promise<RegionZones> {
    const call = { method: "GET", schema: availabilityZonesSchema, ...options } as const;
    return (await this.send("/v2/available-zones", call)).value;
  }

  async listProducts(options: CallOptions & { engine?: string } = {}): Promise<OfferedProduct[]> {
    const { engine = "rabbitmq", ...call } = options;
    return (
      await this.send(`/v2/${checkedId(engine, "engine")}/products`, { method: "GET", schema: productsSchema, ...call })
    ).value;
  }

  async listLegacyProducts(options: CallOptions = {}): Promise<OfferedProduct[]> {
    const query = { engine: "rabbitmq" };
    return (await this.send("/v2/products", { method: "GET", query, schema: legacyProductsSchema, ...options })).value;
  }

  async #changeTags(id: string, body: unknown, options: CallOptions): Promise<void> {
    await this.sendInProject(`${tagsPath(id)}/action`, {
      method: "POST",
      body,
      ...ignoredBody,
      isIdempotent: true,
      ...options,
    });
  }
}
