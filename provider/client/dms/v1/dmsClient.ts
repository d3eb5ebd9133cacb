import type { CallOptions } from "../../http/requester";
import type { RegionZones } from "../availabilityZone";
import type { CreatedInstance } from "../dmsApi";
import type {
  InstanceChanges,
  InstanceChangesOfV2,
  InstanceExtension,
  InstanceFilters,
  InstancePage,
  NewInstance,
  NewInstanceOfV2,
} from "../instance";
import type { OfferedProduct } from "../product";
import { textOf, VersionedClient } from "../versionedClient";
import { availabilityZonesSchema } from "../wire/availabilityZones";
import { extensionBody } from "../wire/extensionBody";
import { instanceListSchema, jobSchema } from "../wire/instanceAnswers";
import { instanceBody } from "../wire/instanceBody";
import { productsSchema } from "./products";

/** What v1.0 can neither create nor change; the types hold the lists against those of v2. */
const lacking = {
  creation: { brokerNum: true, tags: true, enableAcl: true, diskEncryptedKey: true, archType: true },
  change: { enterpriseProjectId: true, enableAcl: true },
} satisfies { creation: Record<keyof NewInstanceOfV2, true>; change: Record<keyof InstanceChangesOfV2, true> };

/** The nine calls of DMS for RabbitMQ, API v1.0, and the extension that table 7-1 names. */
export class DmsClient extends VersionedClient {
  protected get allFailures() {
    return { allFailure: "true" };
  }

  get apiVersion() {
    return "v1.0" as const;
  }

  /**
   * {@inheritDoc DmsApi.createInstance}
   *
   * @throws UnsupportedByApiVersionError for what only v2 can create an instance with
   */
  async createInstance(instance: NewInstance, options: CallOptions = {}): Promise<CreatedInstance> {
    const own = this.supported("create an instance", instance, Object.keys(lacking.creation));
    return await this.create("/instances", { instance, body: instanceBody(own) }, options);
  }

  /**
   * {@inheritDoc DmsApi.modifyInstance}
   *
   * @throws UnsupportedByApiVersionError for what only v2 can change
   */
  override async modifyInstance(id: string, changes: InstanceChanges, options: CallOptions = {}): Promise<void> {
    const own = this.supported("change an instance", changes, Object.keys(lacking.change));
    await super.modifyInstance(id, own, options);
  }

  /**
   * {@inheritDoc DmsApi.extendInstance} Table 7-1 names the call; its body is the first that v2 had.
   *
   * @throws UnsupportedByApiVersionError for an extension with an `operation`
   */
  async extendInstance(
    id: string,
    extension: InstanceExtension,
    options: CallOptions = {},
  ): Promise<{ jobId?: string }> {
    const body = extensionBody(this.supported("extend an instance", extension, ["operation"]));
    const call = { method: "POST", body, schema: jobSchema, ...options } as const;
    return (await this.sendToInstance(id, "/extend", call)).value;
  }

  /** {@inheritDoc DmsApi.listInstances} Only the sample of section 5.6 shows `start` and `limit`. */
  async listInstances(
    filters: InstanceFilters & { start?: number; limit?: number } = {},
    options: CallOptions = {},
  ): Promise<InstancePage> {
    const { name, id, status, enterpriseProjectId, engine = "rabbitmq", includeFailure = true } = filters;
    const { value } = await this.sendInProject("/instances", {
      method: "GET",
      query: {
        engine,
        name,
        id,
        status,
        enterprise_project_id: enterpriseProjectId,
        includeFailure: textOf(includeFailure),
        exactMatchName: textOf(filters.exactMatchName),
        start: textOf(filters.start),
        limit: textOf(filters.limit),
      },
      schema: instanceListSchema,
      ...options,
    });
    return value;
  }

  async listAvailabilityZones(options: CallOptions = {}): Promise<RegionZones> {
    const call = { method: "GET", schema: availabilityZonesSchema, ...options } as const;
    return (await this.send("/v1.0/availableZones", call)).value;
  }

  async listProducts(options: CallOptions & { engine?: string } = {}): Promise<OfferedProduct[]> {
    const { engine = "rabbitmq", ...call } = options;
    const request = { method: "GET", query: { engine }, schema: productsSchema, ...call } as const;
    return (await this.send("/v1.0/products", request)).value;
  }
}
