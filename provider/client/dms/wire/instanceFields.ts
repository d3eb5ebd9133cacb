import { flag, id, millis, number, prose, renamed, text, textList, type WireFields } from "../../http/tolerant";
import type { Instance, InstanceTask } from "../instance";
import { normalizeInstanceStatus } from "../instanceStatus";
import { normalizeWindowTime } from "../maintenanceWindow";
import { tagListSchema } from "./tags";

const absent = (value: string | undefined) => (value === "" ? undefined : value);
const windowTime = text.transform((value) =>
  absent(value) === undefined ? undefined : normalizeWindowTime(value ?? ""),
);
const task = renamed<InstanceTask>({
  name: ["name", text],
  status: ["status", text.transform((value) => absent(value)?.toUpperCase())],
});

/**
 * The fields of an instance in the answers: tables 5-6 and 5-21, the sample of section 5.6, and what v2 adds. Newer
 * servers answer v1.0 with some of the latter too.
 */
export const answerFields: WireFields<Instance> = {
  instanceId: ["instance_id", id],
  name: ["name", text],
  description: ["description", prose],
  engine: ["engine", text.transform((value) => value?.toLowerCase())],
  engineVersion: ["engine_version", text],
  specification: ["specification", text],
  usableStorageSpace: ["storage_space", number],
  usedStorageSpace: ["used_storage_space", number],
  totalStorageSpace: ["total_storage_space", number],
  connectAddress: ["connect_address", text],
  port: ["port", number],
  status: ["status", text.transform((value) => (value === undefined ? undefined : normalizeInstanceStatus(value)))],
  resourceSpecCode: ["resource_spec_code", text],
  type: ["type", text],
  chargingMode: ["charging_mode", number],
  vpcId: ["vpc_id", text],
  vpcName: ["vpc_name", text],
  createdAtMillis: ["created_at", millis],
  errorCode: ["error_code", text.transform(absent)],
  productId: ["product_id", text],
  securityGroupId: ["security_group_id", text],
  securityGroupName: ["security_group_name", text],
  subnetId: ["subnet_id", text],
  subnetName: ["subnet_name", text],
  subnetCidr: ["subnet_cidr", text],
  availabilityZones: ["available_zones", textList],
  userId: ["user_id", text],
  userName: ["user_name", text],
  accessUser: ["access_user", text],
  orderId: ["order_id", text],
  maintainBegin: ["maintain_begin", windowTime],
  maintainEnd: ["maintain_end", windowTime],
  enablePublicIp: ["enable_publicip", flag],
  publicIpAddress: ["publicip_address", text],
  publicIpId: ["publicip_id", text],
  managementConnectAddress: ["management_connect_address", text],
  sslEnable: ["ssl_enable", flag],
  enterpriseProjectId: ["enterprise_project_id", text],
  isLogicalVolume: ["is_logical_volume", flag],
  extendTimes: ["extend_times", number],
  storageResourceId: ["storage_resource_id", text],
  storageSpecCode: ["storage_spec_code", text],
  serviceType: ["service_type", text],
  storageType: ["storage_type", text],
  brokerNum: ["broker_num", number],
  availabilityZoneNames: ["available_zone_names", textList],
  tags: ["tags", tagListSchema.optional().catch(undefined)],
  diskEncrypted: ["disk_encrypted", flag],
  diskEncryptedKey: ["disk_encrypted_key", text.transform(absent)],
  enableAcl: ["enable_acl", flag],
  dnsEnable: ["dns_enable", flag],
  connectDomainName: ["connect_domain_name", text.transform(absent)],
  publicConnectAddress: ["public_connect_address", text.transform(absent)],
  publicConnectDomainName: ["public_connect_domain_name", text.transform(absent)],
  managementConnectDomainName: ["management_connect_domain_name", text.transform(absent)],
  publicManagementConnectAddress: ["public_management_connect_address", text.transform(absent)],
  publicManagementConnectDomainName: ["public_management_connect_domain_name", text.transform(absent)],
  ipv6Enable: ["ipv6_enable", flag],
  ipv6ConnectAddresses: ["ipv6_connect_addresses", textList],
  task: ["task", task.optional().catch(undefined)],
};

/** Reads one instance; only its id is mandatory. */
export const instanceSchema = renamed<Instance>(answerFields);
