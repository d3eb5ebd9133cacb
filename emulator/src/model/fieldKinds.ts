import type { InstanceFields } from "./instance";

type Kind = "text" | "text or null" | "number" | "flag" | "texts";

const kinds: Record<keyof InstanceFields, Kind> = {
  name: "text",
  engine: "text",
  port: "number",
  status: "text",
  type: "text",
  specification: "text",
  engine_version: "text",
  connect_address: "text",
  instance_id: "text",
  resource_spec_code: "text",
  charging_mode: "number",
  vpc_id: "text",
  vpc_name: "text",
  created_at: "text",
  error_code: "text or null",
  product_id: "text",
  security_group_id: "text",
  security_group_name: "text",
  subnet_id: "text",
  subnet_name: "text",
  subnet_cidr: "text",
  available_zones: "texts",
  user_id: "text",
  user_name: "text",
  access_user: "text",
  order_id: "text or null",
  maintain_begin: "text",
  maintain_end: "text",
  storage_space: "number",
  total_storage_space: "number",
  used_storage_space: "number",
  enable_publicip: "flag",
  publicip_id: "text or null",
  publicip_address: "text or null",
  ssl_enable: "flag",
  management_connect_address: "text",
  description: "text",
  enterprise_project_id: "text",
  is_logical_volume: "flag",
  extend_times: "number",
  storage_spec_code: "text",
};

/** Whether the service itself could have that value in that field. */
export function isFieldValue(name: string, value: unknown): boolean {
  if (!Object.hasOwn(kinds, name)) return false;
  switch (kinds[name as keyof InstanceFields]) {
    case "text":
      return typeof value === "string";
    case "text or null":
      return typeof value === "string" || value === null;
    case "number":
      return typeof value === "number";
    case "flag":
      return typeof value === "boolean";
    case "texts":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
  }
}
