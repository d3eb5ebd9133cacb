import type { CallOptions } from "../http/requester";
import { Connection, type ConnectionOptions } from "./connection";
import { requestProjects, requestToken } from "./iamRequests";
import type { Project } from "./project";
import type { Token } from "./tokenCache";

/** IAM's token and project calls (sections 3.2 and 8.4). */
export class IamClient {
  readonly #connection: Connection;

  /** @param options a connection that other clients use too, or what its own is made of */
  constructor(options: ConnectionOptions | Connection) {
    this.#connection = Connection.of(options);
  }

  /**
   * Signs in with user and password; every call makes a new token. TLS is always verified.
   *
   * @throws ConfigurationError when other credentials are configured; AuthenticationError when they are refused
   */
  createToken(options: CallOptions = {}): Promise<Token> {
    return requestToken(this.#connection, options);
  }

  /** The projects that the credentials may use, or those of one name. */
  listProjects({ name, ...options }: CallOptions & { name?: string | undefined } = {}): Promise<Project[]> {
    const { requester, session: authorizer } = this.#connection;
    return requestProjects({ requester, authorizer, name }, options);
  }

  /** Closes the connections once the calls under way have ended. */
  close(): Promise<void> {
    return this.#connection.close();
  }
}
