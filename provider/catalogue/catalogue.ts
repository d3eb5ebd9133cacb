import type {
  CallLimits,
  CallOptions,
  DmsApi,
  DmsV2Api,
  Instance,
  InstanceFilters,
  MaintenanceWindow,
  OfferedProduct,
  RegionZones,
} from "../client";
import { ResultCache } from "./resultCache";

/** The calls that the catalogue makes. */
export type CatalogueSource = Pick<
  DmsApi,
  "listAvailabilityZones" | "listProducts" | "listMaintenanceWindows" | "listAllInstances"
> &
  Partial<Pick<DmsV2Api, "listLegacyProducts">>;

/** What a region offers (chapter 6) and which instances a project has; each is read once, errors are never kept. */
export class Catalogue {
  constructor(
    private readonly source: CatalogueSource,
    private readonly cache = new ResultCache(),
    private readonly options: CallOptions = {},
  ) {}

  /** The same catalogue for a reader in a hurry: what it reads itself is read within these limits. */
  within(limits: CallLimits): Catalogue {
    return new Catalogue(this.source, this.cache, { limits });
  }

  /** The availability zones of the region (section 6.1), sold-out ones included. */
  zones(): Promise<RegionZones> {
    return this.cache.read("zones", () => this.source.listAvailabilityZones(this.options));
  }

  /** The products for RabbitMQ (section 6.2), by the hour and by the month. */
  products(): Promise<OfferedProduct[]> {
    return this.cache.read("products", () => this.source.listProducts(this.options));
  }

  /** The products of v1.0 that the region still knows, whichever version of the API is asked. */
  legacyProducts(): Promise<OfferedProduct[]> {
    if (!this.source.listLegacyProducts) return this.products();
    return this.cache.read("legacyProducts", async () => (await this.source.listLegacyProducts?.(this.options)) ?? []);
  }

  /** The maintenance windows on offer (section 6.3). */
  maintenanceWindows(): Promise<MaintenanceWindow[]> {
    return this.cache.read("maintenanceWindows", () => this.source.listMaintenanceWindows(this.options));
  }

  /**
   * The instances that match (section 5.6), of all pages; without filters all instances of the project, those whose
   * creation failed included.
   */
  instances(filters: InstanceFilters = {}): Promise<Instance[]> {
    const sorted = Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    return this.cache.read(`instances ${JSON.stringify(sorted)}`, () => {
      return this.source.listAllInstances({ includeFailure: true, ...Object.fromEntries(sorted) }, this.options);
    });
  }
}
