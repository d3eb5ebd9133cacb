import type { CallOptions, ClientOptions } from "./dmsClient";
import type { Project } from "./schemas/projects";

/** A token and what belongs to it. */
export interface Token {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  projectId?: string;
}

/** IAM's token and project calls. */
export class IamClient {
  constructor(private readonly options: ClientOptions) {
    void this.options;
  }
  createToken(_options?: CallOptions): Promise<Token> {
    throw new Error("unfinished");
  }
  listProjects(_options?: CallOptions & { name?: string }): Promise<Project[]> {
    throw new Error("unfinished");
  }
  close(): Promise<void> {
    throw new Error("unfinished");
  }
}
