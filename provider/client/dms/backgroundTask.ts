/** The statuses of a background task. */
export type BackgroundTaskStatus = "CREATED" | "EXECUTING" | "SUCCESS" | "FAILED" | "DELETED" | "CANCELLED";

/** Something that the service does with an instance, or has done; only v2 tells. */
export interface BackgroundTask {
  /** The same as the job ID that an extension or a change of plugins tells. */
  id: string;
  /** Such as `bindInstancePublicIp`. */
  name?: string;
  /** In upper case. */
  status?: BackgroundTaskStatus | (string & {});
  /** As the service writes them, JSON for most tasks. */
  params?: string;
  userId?: string;
  userName?: string;
  /** Milliseconds since 1970. */
  createdAtMillis?: number;
  /** Milliseconds since 1970. */
  updatedAtMillis?: number;
}

/** Which background tasks to list: those that were created in this time, in milliseconds since 1970. */
export interface TaskFilters {
  from?: number | undefined;
  to?: number | undefined;
}
