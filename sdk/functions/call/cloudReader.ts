import { Catalogue } from "../../../provider/catalogue/catalogue";
import { findProduct, findProducts, type ProductWords } from "../../../provider/catalogue/productSearch";
import { ResultCache } from "../../../provider/catalogue/resultCache";
import { findZone, findZones, type ZoneWords } from "../../../provider/catalogue/zoneSearch";
import {
  type ApiVersion,
  ApiVersionProbe,
  type AvailabilityZone,
  type BackgroundTask,
  type ClientConfiguration,
  Connection,
  clientOfVersion,
  type DmsApi,
  type DmsV2Api,
  DmsV2Client,
  HuaweiCloudError,
  IamClient,
  type Instance,
  type InstanceFilters,
  type MaintenanceWindow,
  normalizeWindowTime,
  type OfferedProduct,
  type Plugin,
  type Product,
  type Project,
  versionToSpeak,
} from "../../../provider/client";
import { derivedValues } from "../../../provider/instance/properties/derivedValues";
import { instanceOutputs } from "../../../provider/instance/properties/instanceOutputs";
import { safeProperties } from "../../../provider/instance/properties/safeProperties";
import type { InstanceResult } from "../instanceResult";

/** Nothing, or more than one thing, is what a data function was asked for; the message lists what there is. */
export class LookupError extends HuaweiCloudError {
  static override readonly code: string = "NOT_FOUND";

  constructor(message: string) {
    super({ message });
  }
}

/** What a maintenance window is looked up by; what is left out matches every window. */
export interface WindowWords {
  default?: boolean | undefined;
  begin?: string | undefined;
  seq?: number | undefined;
}

const maxNames = 20;

/**
 * A product without the zones that sell it, which not every server tells; of one that leaves the number of nodes open,
 * what it is with the number that was asked for.
 */
function productOf(
  { availableZones: _available, unavailableZones: _unavailable, ...product }: OfferedProduct,
  { nodes }: ProductWords = {},
): Product {
  if (nodes === undefined || product.nodes !== undefined) return product;
  const { minStoragePerNode } = product;
  return { ...product, nodes, ...(minStoragePerNode === undefined ? {} : { storage: minStoragePerNode * nodes }) };
}

/** A client and what it reads of the region. */
interface Served {
  dms: DmsApi;
  catalogue: Catalogue;
}

const probe = new ApiVersionProbe();

/**
 * What the data functions read over one connection, each thing once per process; what fails is read anew. They speak the
 * version of the API that is set, or else the one that the region serves, v2 before v1.0.
 */
export class CloudReader {
  private readonly connection: Connection;
  private readonly iam: IamClient;
  private served: Served | undefined;
  private readonly cache = new ResultCache();
  private readonly results = new WeakMap<Instance, InstanceResult>();

  constructor(readonly configuration: ClientConfiguration) {
    this.connection = new Connection({ configuration });
    this.iam = new IamClient(this.connection);
  }

  private async open(): Promise<Served> {
    if (this.served) return this.served;
    const version = await versionToSpeak(this.connection, probe);
    // Another call may have come first.
    this.served ??= this.serve(version);
    return this.served;
  }

  private serve(version: ApiVersion): Served {
    const dms = clientOfVersion(this.connection, version);
    return { dms, catalogue: new Catalogue(dms) };
  }

  /** For calls that only API v2 has, whichever version manages an instance. */
  private get v2(): DmsV2Api {
    return new DmsV2Client(this.connection);
  }

  private async catalogue(): Promise<Catalogue> {
    return (await this.open()).catalogue;
  }

  /** The products that an instance can be extended to. */
  async extensions(instanceId: string): Promise<Product[]> {
    const read = () => this.v2.listExtensions(instanceId);
    return (await this.cache.read(`extensions ${instanceId}`, read)).map((product) => productOf(product));
  }

  /** The plugins of an instance, switched on or not. */
  async plugins(instanceId: string): Promise<Plugin[]> {
    const { plugins } = await this.cache.read(`plugins ${instanceId}`, () => this.v2.listPlugins(instanceId));
    return plugins.map((plugin) => ({ ...plugin }));
  }

  /** The background tasks of an instance, the newest first. */
  async backgroundTasks(instanceId: string): Promise<BackgroundTask[]> {
    const read = () => this.v2.listBackgroundTasks(instanceId);
    return (await this.cache.read(`backgroundTasks ${instanceId}`, read)).map((task) => ({ ...task }));
  }

  /** The zones that fit, and the region's ID as the service tells it. */
  async zones(words: ZoneWords): Promise<{ regionId: string; zones: AvailabilityZone[] }> {
    const { regionId = this.configuration.region, availabilityZones } = await (await this.catalogue()).zones();
    return { regionId, zones: findZones(availabilityZones, words).map((zone) => ({ ...zone })) };
  }

  /** The one zone that fits. */
  async zone(words: ZoneWords): Promise<AvailabilityZone> {
    return { ...findZone((await (await this.catalogue()).zones()).availabilityZones, words) };
  }

  /** The products that fit. */
  async products(words: ProductWords): Promise<Product[]> {
    return findProducts(await (await this.catalogue()).products(), words).map((product) => productOf(product, words));
  }

  /** The one product that fits. */
  async product(words: ProductWords): Promise<Product> {
    return productOf(findProduct(await (await this.catalogue()).products(), words), words);
  }

  /** The maintenance windows on offer. */
  async maintenanceWindows(): Promise<MaintenanceWindow[]> {
    return (await (await this.catalogue()).maintenanceWindows()).map((window) => ({ ...window }));
  }

  /** The one maintenance window that fits. */
  async maintenanceWindow(words: WindowWords): Promise<MaintenanceWindow> {
    const windows = await this.maintenanceWindows();
    const found = windows.find(
      (window) =>
        (words.default !== true || window.default) &&
        (words.begin === undefined || window.begin === normalizeWindowTime(words.begin)) &&
        (words.seq === undefined || window.seq === words.seq),
    );
    if (found) return found;
    const asked = Object.entries(words).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
    const list = windows.map(({ seq, begin, end }) => `${seq}: ${begin}–${end}`).join(", ");
    throw new LookupError(`No maintenance window has ${asked.join(" and ")}. There are: ${list || "none"}.`);
  }

  /** The instance with an ID. */
  async instance(id: string): Promise<InstanceResult> {
    const instance = await this.cache.read(`instance ${id}`, async () => (await this.open()).dms.getInstance(id));
    return this.resultOf(instance);
  }

  /** The one instance of a name. */
  async instanceNamed(name: string): Promise<InstanceResult> {
    const found = await (await this.catalogue()).instances({ name, exactMatchName: true });
    const [instance] = found;
    if (instance && found.length === 1) return this.resultOf(instance);
    if (instance) {
      const ids = found.map(({ instanceId }) => instanceId).join(", ");
      throw new LookupError(
        `${found.length} instances are named ${JSON.stringify(name)}: ${ids}. Look it up by its id.`,
      );
    }
    const names = (await (await this.catalogue()).instances()).map((other) => other.name ?? other.instanceId);
    const shown = names.length > maxNames ? [...names.slice(0, maxNames), `${names.length - maxNames} more`] : names;
    throw new LookupError(
      `There is no instance named ${JSON.stringify(name)} in region ${this.configuration.region}. There are: ${shown.join(", ") || "none"}.`,
    );
  }

  /** The instances that match. */
  async instances(filters: InstanceFilters): Promise<InstanceResult[]> {
    const instances = await (await this.catalogue()).instances(filters);
    return Promise.all(instances.map((instance) => this.resultOf(instance)));
  }

  /** The one project of a name. */
  async project(name = this.configuration.projectName): Promise<Project> {
    const found = (await this.projects(name)).find((project) => project.name === undefined || project.name === name);
    if (found) return found;
    const names = (await this.projects()).map((project) => project.name ?? project.id).join(", ");
    throw new LookupError(`There is no project named ${JSON.stringify(name)}. There are: ${names || "none"}.`);
  }

  /** The projects of a name, or all. */
  projects(name?: string): Promise<Project[]> {
    return this.cache.read(`projects ${name ?? ""}`, () => this.iam.listProjects({ name }));
  }

  /** The form in which a program gets an instance; it is made once, and each caller has a copy of its own. */
  private async resultOf(instance: Instance): Promise<InstanceResult> {
    const options = { region: this.configuration.region, projectId: await this.connection.projectId() };
    const result = this.results.get(instance) ?? this.mapped(instance, options);
    this.results.set(instance, result);
    return { ...result };
  }

  private mapped(instance: Instance, options: { region: string; projectId: string }): InstanceResult {
    const outputs = instanceOutputs(instance, {}, { ...options, isLookedUp: true });
    // What is left of the outputs of an instance without desired inputs is what the service tells.
    const told = Object.entries(safeProperties(outputs)).filter(([name]) => !name.startsWith("__"));
    return { ...Object.fromEntries(told), ...derivedValues(outputs) } as InstanceResult;
  }
}
