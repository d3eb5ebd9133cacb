/** An instance as a client shows it, in the names of the API. */
export type SeenInstance = Record<string, unknown>;

/** A request that was refused, as a client tells of it. */
export interface Refusal {
  status: number;
  code?: string;
  message: string;
}

/** What a client saw while it took an instance from its creation to its end. What a client does not show is missing. */
export interface LifecycleTranscript {
  /** Id of the project, as found by the client. */
  project: string;
  zones: string[];
  productIds: string[];
  windowBegins: string[];
  createStatus?: number;
  id: string;
  /** Status right after the creation began. */
  creating: string;
  running: SeenInstance;
  /** Id found by name. */
  found?: string;
  /** Rows for engine, exact name and status. */
  listed: SeenInstance[];
  /** What the server says their number is. */
  listedNumber: number;
  /** Number of rows for a name that nothing has. */
  unlistedNumber: number;
  /** Of a second creation under the same name. */
  duplicate: Refusal;
  updateStatus?: number;
  updated: SeenInstance;
  restartResults?: { instance: string; result: string }[];
  restarting: string;
  restarted: string;
  deleteStatus?: number;
  deleting: string;
  /** Of a read after the deletion. */
  gone: Refusal;
  /** Of a request with a wrong secret. */
  stranger: Refusal;
  /** Of a list with a temporary access key and its security token. */
  temporaryListStatus?: number;
  /** What IAM answers beyond the project. */
  iam?: { domain: string; projects: string[]; tokenProject: string; projectsWithToken: string[] };
  /** Addresses found in the catalog. */
  endpoints?: Record<string, string>;
}
