/** An instance that was deleted and can still be restored. */
export interface RecycledInstance {
  instanceId: string;
  name?: string;
  /** In upper case. */
  status?: string;
  engine?: string;
  productId?: string;
  /** When it was deleted, in milliseconds since 1970. */
  recycledAtMillis?: number;
  /** When it will be gone for good, in milliseconds since 1970. */
  expiresAtMillis?: number;
}

/** The recycle bin of a project; only v2 tells. */
export interface RecycleBin {
  /** For how many days deleted instances are kept, 1 to 7. */
  retentionDays?: number;
  /** Whether deleted instances go there unless the deletion says otherwise. */
  usedByDefault?: boolean;
  instances: RecycledInstance[];
}
