import type { ApiVersion } from "../apiVersion";
import type { AvailabilityZone } from "../catalogue/availabilityZones";
import type { Instance } from "./instance";
import type { InstanceFields } from "./instanceFields";

/** What v1.0 does not show. */
const sinceV2 = ["broker_num", "tags", "disk_encrypted", "disk_encrypted_key", "enable_acl"] as const;

const besidesInRows = ({ fields }: Instance): Record<string, unknown> => ({
  service_type: "advanced",
  storage_type: "hec",
  storage_resource_id: fields.instance_id,
  ipv6_enable: false,
  ipv6_connect_addresses: [],
  connector_enable: false,
  connector_id: "",
  rest_enable: false,
  rest_connect_address: "",
  public_boundwidth: 0,
});

/** Everything that there is to see of an instance, for whoever looks from outside. */
export function wholeForm(instance: Instance): Record<string, unknown> {
  return { ...instance.fields, ...besidesInRows(instance), ...instance.overlay };
}

/** An instance as table 5-6 describes it, with the total space that the live service adds. */
function detailForm(instance: Instance): Record<string, unknown> {
  const { storage_spec_code: _onlyInLists, ...detail } = fieldsOfV1(instance);
  return { ...detail, ...instance.overlay };
}

/** An instance as a row of a list: table 5-21 and what its sample shows besides. */
function rowForm(instance: Instance): Record<string, unknown> {
  return { ...fieldsOfV1(instance), ...besidesInRows(instance), ...instance.overlay };
}

function fieldsOfV1({ fields }: Instance): Record<string, unknown> {
  const shown: Record<string, unknown> = { ...fields };
  for (const name of sinceV2) delete shown[name];
  return shown;
}

/** An instance as v2 shows it, alone and in lists: no error code and no subnet, but what v2 has besides. */
function formOfV2(instance: Instance, zones: readonly AvailabilityZone[]): Record<string, unknown> {
  const { error_code: _noReason, subnet_name: _name, subnet_cidr: _cidr, ...fields } = instance.fields;
  const names = fields.available_zones.map((id) => zones.find((zone) => zone.id === id)?.name ?? id);
  return {
    ...fields,
    ...besidesInRows(instance),
    maintain_begin: withSeconds(fields.maintain_begin),
    maintain_end: withSeconds(fields.maintain_end),
    available_zone_names: names,
    ...publicAddresses(instance.fields),
    connect_domain_name: "",
    management_connect_domain_name: "",
    public_connect_domain_name: "",
    public_management_connect_domain_name: "",
    dns_enable: false,
    task: latestTask(instance),
    ...instance.overlay,
  };
}

/** How an instance is shown by a version of the API: `get` alone, `list` in a row. */
export function wireForm(
  instance: Instance,
  context: { api: ApiVersion; as: "get" | "list"; zones: readonly AvailabilityZone[] },
): Record<string, unknown> {
  if (context.api === "v2") return formOfV2(instance, context.zones);
  return context.as === "get" ? detailForm(instance) : rowForm(instance);
}

const withSeconds = (time: string): string => (/^\d\d:\d\d$/.test(time) ? `${time}:00` : time);

function publicAddresses({ publicip_address: address, port, management_connect_address }: InstanceFields) {
  if (!address) return { public_connect_address: "", public_management_connect_address: "" };
  const console = management_connect_address?.replace(
    /^(https?:\/\/)[^/:]+/,
    (_whole, scheme) => `${scheme}${address}`,
  );
  return { public_connect_address: `${address}:${port}`, public_management_connect_address: console ?? "" };
}

/** What is going on with the size, blank when nothing was. */
function latestTask({ tasks }: Instance): Record<string, string> {
  const task = tasks.filter(({ name }) => name === "extendInstance").at(-1);
  return { name: task?.name ?? "", status: task?.status ?? "", created_at: String(task?.createdAt ?? "") };
}
