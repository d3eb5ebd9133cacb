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
