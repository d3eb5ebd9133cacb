import { randomUUID } from "node:crypto";
import { defaultWindow } from "../catalogue/maintenanceWindows";
import { engineVersion, type Product, products, storageSpecCodes } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import type { Project, Region } from "../identity/account";
import type { User } from "../identity/userDefinitions";
import type { Networks, Subnet, Vpc } from "../networks/networks";
import {
  type JsonObject,
  readAccessUser,
  readDescription,
  readFlag,
  readMaintenanceWindow,
  readName,
  readPassword,
  readPublicIpId,
  readRequiredText,
  readSecurityGroup,
  readStorage,
  readText,
} from "./fields";
import { type Instance, type InstanceFields, usableStorage } from "./instance";
import type { Model } from "./model";

const payPerUse = 1;

/** Where and for whom an instance is created. */
export interface CreationContext {
  model: Model;
  project: Project;
  user: User;
  networks: Networks;
  /** How many instances a project may have; undefined: any number. */
  quota?: number;
}

/**
 * "Creating an Instance" (section 5.1): checks the request by table 5-2 and begins the creation.
 *
 * A project that is full gets an instance all the same, and it fails with public.00.0018 of table 5-7: that is the
 * only way in which the reference speaks of a quota.
 *
 * @throws DmsError with the code of table 8-2 for the first field that cannot be
 */
export function createInstance(body: JsonObject, context: CreationContext): Instance {
  const { model, project, user, networks, quota } = context;
  const name = readName(body);
  const description = readDescription(body);
  requireEngine(body);
  const product = readProduct(body);
  const storage = readStorage(body, "storage_space", product.minimumStorage);
  const accessUser = readAccessUser(body);
  const password = readPassword(body);
  const { vpc, subnet, group } = readNetwork(body, networks);
  const zone = readZone(body, project.region);
  const storageSpecCode = readStorageSpecCode(body);
  const window = readMaintenanceWindow(body) ?? defaultWindow;
  const publicAccess = readFlag(body, "enable_publicip");
  readText(body, "publicip_id");
  const publicIpId = publicAccess ? readPublicIpId(body) : null;
  const sslEnable = readFlag(body, "ssl_enable");
  const enterpriseProjectId = readText(body, "enterprise_project_id") ?? "0";

  const neighbours = model.inProject(project.id);
  if (neighbours.some(({ fields }) => fields.name === name)) throw new DmsError("111400060");
  const full = quota !== undefined && neighbours.filter(countsAgainstQuota).length >= quota;

  const fields: InstanceFields = {
    name,
    engine: "rabbitmq",
    port: sslEnable ? 5671 : 5672,
    status: "CREATING",
    type: product.type,
    specification: specification(product),
    engine_version: engineVersion,
    instance_id: randomUUID(),
    resource_spec_code: product.specCode,
    charging_mode: payPerUse,
    vpc_id: vpc.id,
    vpc_name: vpc.name,
    created_at: String(model.now()),
    error_code: null,
    product_id: product.hourlyProductId,
    security_group_id: group.id,
    security_group_name: group.name,
    subnet_id: subnet.id,
    subnet_name: subnet.name,
    subnet_cidr: subnet.cidr,
    available_zones: [zone],
    user_id: user.id,
    user_name: user.name,
    access_user: accessUser,
    order_id: null,
    maintain_begin: window.begin,
    maintain_end: window.end,
    storage_space: usableStorage(storage),
    total_storage_space: storage,
    used_storage_space: 0,
    enable_publicip: publicAccess,
    publicip_id: publicIpId,
    publicip_address: publicIpId && model.publicIpAddress(publicIpId),
    ssl_enable: sslEnable,
    description,
    enterprise_project_id: enterpriseProjectId,
    is_logical_volume: true,
    extend_times: 0,
    storage_spec_code: storageSpecCode,
  };
  const instance: Instance = { projectId: project.id, fields, password };
  if (full) model.addFailing(instance, "public.00.0018");
  else model.add(instance);
  return instance;
}

/** Such as `2vCPUs 4GB`, for a cluster with the number of nodes (table 5-6). */
export function specification(product: Product): string {
  return product.nodes === 1 ? product.vmSpecification : `${product.vmSpecification} * ${product.nodes}`;
}

function requireEngine(body: JsonObject): void {
  const { engine } = body;
  if (typeof engine !== "string" || engine.toLowerCase() !== "rabbitmq") throw new DmsError("111400007");
  const version = body.engine_version ?? "";
  if (version !== "" && version !== engineVersion) throw new DmsError("111400008");
}

function readProduct(body: JsonObject): Product {
  const product = products.find(({ hourlyProductId }) => hourlyProductId === body.product_id);
  if (!product) throw new DmsError("111400009");
  return product;
}

function readNetwork(
  body: JsonObject,
  networks: Networks,
): { vpc: Vpc; subnet: Subnet } & {
  group: ReturnType<typeof readSecurityGroup>;
} {
  const vpcId = readRequiredText(body, "vpc_id", "111400013");
  const subnetId = readRequiredText(body, "subnet_id", "111400016");
  const group = readSecurityGroup(body, networks);
  const vpc = networks.vpc(vpcId);
  if (!vpc) throw new DmsError("111400068");
  const subnet = networks.subnet(vpc, subnetId);
  if (!subnet) throw new DmsError("111400018");
  if (!subnet.dhcp) throw new DmsError("111400020");
  return { vpc, subnet, group };
}

function readZone(body: JsonObject, region: Region): string {
  const zones: unknown = body.available_zones;
  if (!Array.isArray(zones) || zones.length !== 1 || typeof zones[0] !== "string") throw new DmsError("111400067");
  const [zone] = zones;
  if (!region.zones.some(({ id }) => id === zone)) throw new DmsError("111400042");
  return zone;
}

function readStorageSpecCode(body: JsonObject): string {
  const code = body.storage_spec_code;
  if (typeof code !== "string" || !storageSpecCodes.includes(code)) throw new DmsError("111400125");
  return code;
}

function countsAgainstQuota({ fields }: Instance): boolean {
  return fields.status !== "CREATEFAILED" && fields.status !== "DELETING";
}
