/** The body of "Creating an Instance" (table 5-2). */
export interface CreateInstanceRequest {
  name: string;
  description?: string;
  engine: string;
  engine_version?: string;
  /** GB. */
  storage_space: number;
  access_user: string;
  password: string;
  vpc_id: string;
  security_group_id: string;
  subnet_id: string;
  /** Exactly one id. */
  available_zones: string[];
  product_id: string;
  /** `HH:mm`; only together with `maintain_end`. */
  maintain_begin?: string;
  /** `HH:mm`. */
  maintain_end?: string;
  enable_publicip?: boolean;
  /** Needed with `enable_publicip: true`. */
  publicip_id?: string;
  ssl_enable?: boolean;
  storage_spec_code: string;
  enterprise_project_id?: string;
}

/** The body of "Modifying an Instance" (table 5-10): only what changes. */
export interface ModifyInstanceRequest {
  name?: string;
  /** `""` clears it. */
  description?: string;
  /** `HH:mm:ss`; only together with `maintain_end`. */
  maintain_begin?: string;
  /** `HH:mm:ss`. */
  maintain_end?: string;
  security_group_id?: string;
  enable_publicip?: boolean;
  publicip_id?: string;
}

/** The body of an extension; table 7-1 names the call, its body stems from the next version of the API. */
export interface ExtendInstanceRequest {
  new_spec_code?: string;
  /** GB, the whole new space. */
  new_storage_space?: number;
}

/** The body of "Restarting or Deleting Instances in Batches" (table 5-15). */
export interface BatchActionRequest {
  action: "restart" | "delete";
  /** At most 50 ids. */
  instances?: string[];
  /** With `delete`: all instances whose creation failed, whatever `instances` says. */
  allFailure?: boolean;
}

/** What "Querying All Instances" can be narrowed by (table 5-19). */
export interface InstanceFilters {
  /** Default `rabbitmq`. */
  engine?: string;
  name?: string;
  /** Default false: `name` is a part of the name. */
  exactMatchName?: boolean;
  id?: string;
  status?: string;
  /** Whether instances whose creation failed are listed. Default true; it is always sent. */
  includeFailure?: boolean;
  enterprise_project_id?: string;
}
