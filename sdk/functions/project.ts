import type { Project as WireProject } from "../../provider/client";

/** A project of the account (section 8.4). */
export interface Project {
  id: string;
  /** Name; that of a region's own project is the region. */
  name?: string;
  description?: string;
  /** ID of the account. */
  domainId?: string;
  /** ID of the project above it. */
  parentId?: string;
  enabled?: boolean;
  isDomain?: boolean;
}

/** A project in the names of this package. */
export function projectOf(project: WireProject): Project {
  const { id, name, description, domain_id, parent_id, enabled, is_domain } = project;
  return { id, name, description, domainId: domain_id, parentId: parent_id, enabled, isDomain: is_domain };
}
