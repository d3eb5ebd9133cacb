import { z } from "zod";
import { flag, number, text, textList } from "../../http/tolerant";
import { normalizeInstanceStatus } from "../instanceStatus";

/**
 * One instance as tables 5-6 and 5-21 describe it and the sample of section 5.6 extends it. Numbers, booleans and
 * status are in one form whatever the server wrote; null counts as missing; unknown fields are dropped.
 */
export const instanceSchema = z.object({
  instance_id: z.string().min(1),
  name: text,
  description: text,
  engine: text,
  engine_version: text,
  specification: text,
  /** Usable space in GB, not the one that was ordered. */
  storage_space: number,
  /** GB. */
  used_storage_space: number,
  /** GB; the space that was ordered. Some servers leave it out. */
  total_storage_space: number,
  /** Addresses in the VPC, separated by commas for a cluster. */
  connect_address: text,
  port: number,
  /** Upper case, such as `RUNNING`; see `normalizeInstanceStatus`. */
  status: text.transform((value) => (value === undefined ? undefined : normalizeInstanceStatus(value))),
  resource_spec_code: text,
  /** `single` or `cluster`. */
  type: text,
  charging_mode: number,
  vpc_id: text,
  vpc_name: text,
  /** Milliseconds since 1970 as text. */
  created_at: text,
  /** See table 5-7. */
  error_code: text.transform((value) => (value === "" ? undefined : value)),
  product_id: text,
  security_group_id: text,
  security_group_name: text,
  subnet_id: text,
  subnet_name: text,
  subnet_cidr: text,
  available_zones: textList,
  user_id: text,
  user_name: text,
  access_user: text,
  order_id: text,
  /** `HH:mm` or `HH:mm:ss`; see `normalizeWindowTime`. */
  maintain_begin: text,
  maintain_end: text,
  enable_publicip: flag,
  publicip_address: text,
  publicip_id: text,
  /** As the server wrote it. */
  management_connect_address: text,
  ssl_enable: flag,
  enterprise_project_id: text,
  is_logical_volume: flag,
  extend_times: number,
  storage_resource_id: text,
  storage_spec_code: text,
  service_type: text,
  storage_type: text,
});

/** One instance in the names of the wire. */
export type Instance = z.output<typeof instanceSchema>;
