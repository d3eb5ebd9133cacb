import { type CallOptions, type ClientOptions, type ClientParts, createClientParts } from "../clientParts";
import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { requestProjects, requestToken } from "./iamRequests";
import type { Project } from "./projects";
import type { Token } from "./tokenCache";

/** IAM's token and project calls (sections 3.2 and 8.4). */
export class IamClient {
  readonly #configuration: ClientConfiguration;
  readonly #parts: ClientParts;

  constructor(options: ClientOptions) {
    this.#configuration = options.configuration;
    this.#parts = createClientParts(options);
  }

  /**
   * Signs in with user and password; every call makes a new token. TLS is always verified.
   *
   * @throws ConfigurationError when other credentials are configured; AuthenticationError when they are refused
   */
  createToken(options: CallOptions = {}): Promise<Token> {
    const { requester, clock } = this.#parts;
    return requestToken({ requester, clock, configuration: this.#configuration, signal: options.signal });
  }

  /** The projects that the credentials may use, or those of one name. */
  listProjects(options: CallOptions & { name?: string } = {}): Promise<Project[]> {
    const { requester, session } = this.#parts;
    return requestProjects({ requester, authorizer: session, ...options });
  }

  /** Closes the connections once the calls under way have ended. */
  close(): Promise<void> {
    return this.#parts.transport.close();
  }
}
