import type { InstanceExtension } from "../instance";

const fields: Readonly<Record<string, string>> = {
  operation: "oper_type",
  storageSpace: "new_storage_space",
  brokerNum: "new_broker_num",
  productId: "new_product_id",
  specCode: "new_spec_code",
};

/** What is sent of an extension. */
export function extensionBody(extension: InstanceExtension): Record<string, unknown> {
  const given = Object.entries(extension).filter(([name, value]) => value !== undefined && fields[name]);
  return Object.fromEntries(given.map(([name, value]) => [fields[name], value]));
}
