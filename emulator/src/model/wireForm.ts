import type { Instance } from "./instance";

/** An instance as table 5-6 describes it, with the total space that the live service adds. */
export function detailForm({ fields, overlay }: Instance): Record<string, unknown> {
  const { storage_spec_code: _onlyInLists, ...detail } = fields;
  return { ...detail, ...overlay };
}

/** An instance as a row of a list: table 5-21 and what its sample shows besides. */
export function rowForm({ fields, overlay }: Instance): Record<string, unknown> {
  return {
    ...fields,
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
    ...overlay,
  };
}
