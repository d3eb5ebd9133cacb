import { randomUUID } from "node:crypto";
import type { ApiVersion } from "../apiVersion";
import { defaultWindow } from "../catalogue/maintenanceWindows";
import { type Product, specification } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import type { Project, Region } from "../identity/account";
import type { User } from "../identity/userDefinitions";
import type { Networks, SecurityGroup, Subnet, Vpc } from "../networks/networks";
import { type Instance, usableStorage } from "./instance";
import {
  fieldsSinceV2,
  type InstanceFields,
  isBlank,
  type JsonObject,
  readField,
  readMaintenanceWindow,
  readPublicIpId,
  readSecurityGroup,
  readStorage,
} from "./instanceFields";
import type { Model } from "./model";
import { readTags } from "./tags";

const payPerUse = 1;

/** Where and for whom an instance is created. */
export interface CreationContext {
  model: Model;
  project: Project;
  user: User;
  networks: Networks;
  /** How many instances a project may have; undefined: any number. */
  quota: number | undefined;
  api: ApiVersion;
  /** What can be ordered by the call that is made. */
  products: readonly Product[];
}

/**
 * "Creating an Instance" (section 5.1 of v1.0, and both forms of v2): checks the request by table 5-2, or by what v2 has
 * in its place, and begins the creation.
 *
 * A project that is full gets an instance all the same under v1.0, and it fails with public.00.0018 of table 5-7: that
 * is the only way in which that reference speaks of a quota. v2 has a code for it.
 *
 * @throws DmsError with the code for the first field that cannot be
 */
export function createInstance(body: JsonObject, context: CreationContext): Instance {
  const { model, project, user, networks, api } = context;
  const name = readField(body, "name");
  const description = readField(body, "description");
  readField(body, "engine");
  const product = readProduct(body, context.products);
  const engineVersion = readEngineVersion(body, product, api);
  const brokers = readBrokers(body, product, api);
  const storage = readStorage(body, "storage_space", { product, brokers });
  const { accessUser, password } = readCredentials(body, product, api);
  const { vpc, subnet, group } = readNetwork(body, networks);
  const zones = readZones(body, project.region, api);
  const storageSpecCode = readDisk(body, product);
  const window = readMaintenanceWindow(body) ?? defaultWindow;
  const { sslEnable, ...publicAccess } = readAccess(body, product, model);
  const enterpriseProjectId = readField(body, "enterprise_project_id") ?? "0";
  const sinceV2 = api === "v2" ? readFieldsOfV2(body, product) : fieldsSinceV2;

  if (model.isNameTaken(project.id, name)) throw new DmsError("111400060");
  const isFull = demandQuota(context);

  const fields: InstanceFields = {
    name,
    engine: "rabbitmq",
    port: sslEnable ? 5671 : 5672,
    status: "CREATING",
    type: product.type,
    specification: specification(product, brokers),
    engine_version: engineVersion,
    instance_id: randomUUID(),
    resource_spec_code: product.specCode,
    charging_mode: payPerUse,
    vpc_id: vpc.id,
    vpc_name: vpc.name,
    created_at: String(model.now()),
    error_code: null,
    product_id: product.productId,
    security_group_id: group.id,
    security_group_name: group.name,
    subnet_id: subnet.id,
    subnet_name: subnet.name,
    subnet_cidr: subnet.cidr,
    available_zones: zones,
    user_id: user.id,
    user_name: user.name,
    access_user: accessUser,
    order_id: null,
    maintain_begin: window.begin,
    maintain_end: window.end,
    storage_space: usableStorage(storage),
    total_storage_space: storage,
    used_storage_space: 0,
    ...publicAccess,
    ssl_enable: sslEnable,
    description,
    enterprise_project_id: enterpriseProjectId,
    is_logical_volume: true,
    extend_times: 0,
    storage_spec_code: storageSpecCode,
    broker_num: brokers,
    ...sinceV2,
    tags: [...sinceV2.tags],
  };
  const instance: Instance = { projectId: project.id, fields, password, tasks: [], plugins: [] };
  if (isFull) model.addFailing(instance, "public.00.0018");
  else model.add(instance);
  return instance;
}

function readProduct(body: JsonObject, products: readonly Product[]): Product {
  const id = readField(body, "product_id");
  const product = products.find(({ productId }) => productId === id);
  if (!product) throw new DmsError("111400009");
  return product;
}

/** v2 wants a version; v1.0 has one only. */
function readEngineVersion(body: JsonObject, { engineVersions }: Product, api: ApiVersion): string {
  const version = readField(body, "engine_version") ?? (api === "v1.0" ? engineVersions[0] : undefined);
  if (version === undefined || !engineVersions.includes(version)) throw new DmsError("111400008");
  return version;
}

/** A product of v1.0 and one for single instances fix the number. */
function readBrokers(body: JsonObject, { brokerNumbers }: Product, api: ApiVersion): number {
  const given = api === "v2" ? readField(body, "broker_num") : undefined;
  const brokers = given ?? (brokerNumbers.length === 1 ? brokerNumbers[0] : undefined);
  if (brokers === undefined || !brokerNumbers.includes(brokers)) throw new DmsError("111400063", "broker_num");
  return brokers;
}

/** AMQP-0-9-1 is made without a user. */
function readCredentials(
  body: JsonObject,
  { kind }: Product,
  api: ApiVersion,
): { accessUser: string; password: string } {
  if (kind === "amqp" && isBlank(body.access_user) && isBlank(body.password)) return { accessUser: "", password: "" };
  const accessUser = readField(body, "access_user", api);
  return { accessUser, password: readField(body, "password", api) };
}

function readNetwork(body: JsonObject, networks: Networks): { vpc: Vpc; subnet: Subnet; group: SecurityGroup } {
  const vpcId = readField(body, "vpc_id");
  const subnetId = readField(body, "subnet_id");
  const group = readSecurityGroup(body, networks);
  const vpc = networks.vpc(vpcId);
  if (!vpc) throw new DmsError("111400068");
  const subnet = networks.subnet(vpc, subnetId);
  if (!subnet) throw new DmsError("111400018");
  if (!subnet.dhcp) throw new DmsError("111400020");
  return { vpc, subnet, group };
}

function readZones(body: JsonObject, region: Region, api: ApiVersion): string[] {
  const wanted = readField(body, "available_zones", api);
  const known = api === "v2" ? region.zonesOfToday : region.zones;
  if (!wanted.every((zone) => known.some(({ id }) => id === zone))) throw new DmsError("111400042");
  return wanted;
}

function readDisk(body: JsonObject, { disks }: Product): string {
  const disk = readField(body, "storage_spec_code");
  if (!disks.includes(disk)) throw new DmsError("111400125");
  return disk;
}

/** AMQP-0-9-1 has neither TLS nor public access. */
function readAccess(
  body: JsonObject,
  { kind }: Product,
  model: Model,
): Pick<InstanceFields, "enable_publicip" | "publicip_id" | "publicip_address"> & { sslEnable: boolean } {
  const isPublic = readField(body, "enable_publicip");
  readField(body, "publicip_id");
  const id = isPublic ? readPublicIpId(body) : null;
  const sslEnable = readField(body, "ssl_enable");
  if (kind === "amqp" && isPublic) throw new DmsError("111400128");
  if (kind === "amqp" && sslEnable) throw new DmsError("111400063", "ssl_enable");
  return {
    enable_publicip: isPublic,
    publicip_id: id,
    publicip_address: id && model.publicIpAddress(id),
    sslEnable,
  };
}

function readFieldsOfV2(body: JsonObject, { kind }: Product): Pick<InstanceFields, keyof typeof fieldsSinceV2> {
  const tags = readTags(body.tags);
  const isEncrypted = readField(body, "disk_encrypted_enable");
  const key = readField(body, "disk_encrypted_key");
  const hasAcl = readField(body, "enable_acl");
  readField(body, "arch_type");
  readField(body, "bss_param");
  if (isEncrypted && key === undefined) throw new DmsError("111400136");
  if (hasAcl && kind !== "amqp") throw new DmsError("111400063", "enable_acl");
  return {
    tags,
    disk_encrypted: isEncrypted,
    disk_encrypted_key: isEncrypted ? (key ?? null) : null,
    enable_acl: hasAcl,
  };
}

/** Whether the project is full, which only v1.0 lets come to an instance. @throws DmsError 111400035 under v2 */
function demandQuota({ model, project, quota, api }: CreationContext): boolean {
  const isFull = quota !== undefined && model.inProject(project.id).filter(countsAgainstQuota).length >= quota;
  if (isFull && api === "v2") throw new DmsError("111400035");
  return isFull;
}

function countsAgainstQuota({ fields }: Instance): boolean {
  return fields.status !== "CREATEFAILED" && fields.status !== "DELETING";
}
