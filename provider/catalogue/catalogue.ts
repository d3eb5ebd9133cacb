import type { AvailabilityZones, Instance, InstanceFilters, MaintenanceWindow, Product } from "../client";
import { ResultCache } from "./resultCache";

/** The reads that the catalogue makes; `DmsClient` has them. */
export interface CatalogueSource {
  listAvailabilityZones(): Promise<AvailabilityZones>;
  listProducts(): Promise<{ products: Product[] }>;
  listMaintenanceWindows(): Promise<{ maintain_windows: MaintenanceWindow[] }>;
  listAllInstances(filters?: InstanceFilters): Promise<Instance[]>;
}

/** What a region offers (chapter 6) and which instances a project has; each is read once, errors are never kept. */
export class Catalogue {
  private readonly cache = new ResultCache();

  constructor(private readonly source: CatalogueSource) {}

  /** The availability zones of the region (section 6.1), sold-out ones included. */
  zones(): Promise<AvailabilityZones> {
    return this.cache.read("zones", () => this.source.listAvailabilityZones());
  }

  /** The products for RabbitMQ (section 6.2), by the hour and by the month. */
  products(): Promise<Product[]> {
    return this.cache.read("products", async () => (await this.source.listProducts()).products);
  }

  /** The maintenance windows on offer (section 6.3). */
  maintenanceWindows(): Promise<MaintenanceWindow[]> {
    return this.cache.read("maintenanceWindows", async () => {
      return (await this.source.listMaintenanceWindows()).maintain_windows;
    });
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
      return this.source.listAllInstances({ includeFailure: true, ...Object.fromEntries(sorted) });
    });
  }
}
