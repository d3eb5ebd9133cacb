import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { type AuthenticationError, ConfigurationError } from "../errors/errors";
import type { Service } from "../errors/service";
import type { Clock } from "../http/clock";
import type { Authorizer, CallLimits, CallOptions, Requester } from "../http/requester";
import { SharedWork } from "../http/sharedWork";
import { formatSdkDate, type SignableRequest, signRequest } from "../http/signRequest";
import { requestProjects, requestToken } from "./iamRequests";
import { TokenCache } from "./tokenCache";

const notableSkew = 5 * 60_000;

/** Proves who sends requests, by whichever kind of credentials is configured, and knows the project they are for. */
export class Session implements Authorizer {
  readonly #configuration: ClientConfiguration;
  readonly #clock: Clock;
  readonly #requester: Requester;
  readonly #tokens: TokenCache;
  #projectId: string | undefined;
  readonly #lookUp = new SharedWork({ method: "GET", path: "/v3/projects" }, async (limits) => {
    this.#projectId = await this.#findProjectId(limits);
    return this.#projectId;
  });
  /** How far the service's clock is ahead, in milliseconds, once signatures were refused for it. */
  #clockOffset = 0;

  constructor(options: { configuration: ClientConfiguration; clock: Clock; requester: Requester }) {
    this.#configuration = options.configuration;
    this.#clock = options.clock;
    this.#requester = options.requester;
    this.#tokens = new TokenCache({ clock: options.clock, signIn: (call) => requestToken(options, call) });
  }

  async authorize(
    request: SignableRequest & { service: Service },
    options: CallOptions = {},
  ): Promise<Record<string, string>> {
    const { credentials } = this.#configuration;
    const headers = { ...request.headers };
    switch (credentials.kind) {
      case "token":
        return { ...headers, "X-Auth-Token": credentials.token };
      case "password":
        return { ...headers, "X-Auth-Token": (await this.#tokens.get(options)).token };
      case "accessKey": {
        if (request.service === "dms") headers["X-Project-Id"] = await this.projectId(options);
        headers["X-Sdk-Date"] = formatSdkDate(this.#clock.now() + this.#clockOffset);
        return signRequest({ ...request, headers }, credentials);
      }
    }
  }

  recover(error: AuthenticationError, headers: Record<string, string>): boolean {
    // The project does not fit the token: signing in again changes nothing.
    if (error.errorNumber === "401004") return false;
    switch (this.#configuration.credentials.kind) {
      case "token":
        return false;
      case "password":
        this.#tokens.forget(headers["X-Auth-Token"] ?? "");
        return true;
      case "accessKey": {
        const offset = (error.serverTime ?? this.#clock.now()) - this.#clock.now();
        if (Math.abs(offset - this.#clockOffset) < notableSkew) return false;
        this.#clockOffset = offset;
        return true;
      }
    }
  }

  /**
   * The project's id: as configured, from the token, or looked up once by its name.
   *
   * @throws ConfigurationError when there is no project of that name
   */
  projectId({ signal, limits }: CallOptions = {}): Promise<string> {
    if (this.#projectId !== undefined) return Promise.resolve(this.#projectId);
    return this.#lookUp.get({ signal, limits });
  }

  async #findProjectId(limits: CallLimits | undefined): Promise<string> {
    const { projectId, projectName, credentials, endpoints } = this.#configuration;
    if (projectId) return projectId;
    if (credentials.kind === "password") {
      const token = await this.#tokens.get({ limits });
      if (token.projectId) return token.projectId;
    }
    const projects = await requestProjects(
      { requester: this.#requester, authorizer: this, name: projectName },
      { limits },
    );
    const project = projects.find(({ name }) => name === undefined || name === projectName);
    if (!project) {
      throw new ConfigurationError(
        `There is no project named "${projectName}" for these credentials (asked ${endpoints.iam}). Check the region, or set the project (huaweicloud:projectId or projectName, HW_PROJECT_ID or HW_PROJECT_NAME).`,
      );
    }
    return project.id;
  }
}
