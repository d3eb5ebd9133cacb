import { randomUUID } from "node:crypto";
import { defaultWindow } from "../catalogue/maintenanceWindows";
import { engineVersion, type Product } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import type { Project, Region } from "../identity/account";
import type { User } from "../identity/userDefinitions";
import type { Networks, SecurityGroup, Subnet, Vpc } from "../networks/networks";
import { type Instance, usableStorage } from "./instance";
import {
  type InstanceFields,
  type JsonObject,
  readField,
  readMaintenanceWindow,
  readPublicIpId,
  readSecurityGroup,
  readStorage,
} from "./instanceFields";
import type { Model } from "./model";

const payPerUse = 1;

/** Where and for whom an instance is created. */
export interface CreationContext {
  model: Model;
  project: Project;
  user: User;
  networks: Networks;
  /** How many instances a project may have; undefined: any number. */
  quota: number | undefined;
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
  const name = readField(body, "name");
  const description = readField(body, "description");
  readField(body, "engine");
  readField(body, "engine_version");
  const product = readField(body, "product_id");
  const storage = readStorage(body, "storage_space", product.minimumStorage);
  const accessUser = readField(body, "access_user");
  const password = readField(body, "password");
  const { vpc, subnet, group } = readNetwork(body, networks);
  const zone = readZone(body, project.region);
  const storageSpecCode = readField(body, "storage_spec_code");
  const window = readMaintenanceWindow(body) ?? defaultWindow;
  const publicAccess = readField(body, "enable_publicip");
  readField(body, "publicip_id");
  const publicIpId = publicAccess ? readPublicIpId(body) : null;
  const sslEnable = readField(body, "ssl_enable");
  const enterpriseProjectId = readField(body, "enterprise_project_id") ?? "0";

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

function readZone(body: JsonObject, region: Region): string {
  const [zone] = readField(body, "available_zones");
  if (!region.zones.some(({ id }) => id === zone)) throw new DmsError("111400042");
  return zone;
}

function countsAgainstQuota({ fields }: Instance): boolean {
  return fields.status !== "CREATEFAILED" && fields.status !== "DELETING";
}
