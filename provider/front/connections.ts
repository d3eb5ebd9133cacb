import { Catalogue } from "../catalogue/catalogue";
import {
  type ApiVersion,
  ApiVersionProbe,
  type CallOptions,
  type ClientConfiguration,
  type Clock,
  type ConfigurationSources,
  ConfigurationValues,
  Connection,
  clientOfVersion,
  type DmsApi,
  type RequestGate,
  RequestPacers,
  resolveConfiguration,
} from "../client";
import { InstanceListing } from "../wait/instanceListing";
import { InstancePoller } from "../wait/instancePoller";
import { InstanceReads } from "../wait/instanceReads";
import { declaredParts, type InstanceLocation } from "./instanceLocation";

/** What serves the instances of one region and project that one version of the API manages. */
export interface ServedVersion {
  client: DmsApi;
  reads: InstanceReads;
  poller: InstancePoller;
  catalogue: Catalogue;
}

/** One region and project: one sign-in, whichever version of the API is spoken. */
export interface ServedPlace {
  configuration: ClientConfiguration;
  /** What serves the instances of a version. */
  by(version: ApiVersion): ServedVersion;
  /** The project of the place. */
  projectId(): Promise<string>;
  /** The version that the region serves, v2 before v1.0; see `ApiVersionProbe`. */
  servedVersion(options?: CallOptions): Promise<ApiVersion>;
}

/** What connections need of their process. */
export interface ConnectionsOptions {
  environment: NodeJS.ProcessEnv;
  clock: Clock;
  random: () => number;
  /** Shows a warning of a configuration; called once for each. */
  warn: (text: string) => void;
  /** Lets each request through or not. */
  gate: RequestGate | undefined;
}

const letThrough: RequestGate = (_request, send) => send();

/** The connections of one provider process: one for each region and project, with one sign-in each. */
export class Connections {
  /** By the parts of a location that a program declares. */
  private readonly locations = new Map<string, ServedPlace>();
  /** By region and project. */
  private readonly places = new Map<string, ServedPlace>();
  private readonly pacers = new RequestPacers();
  private readonly probe = new ApiVersionProbe();
  private readonly shownWarnings = new Set<string>();
  private config: ConfigurationSources["config"] = () => undefined;

  constructor(private readonly options: ConnectionsOptions) {}

  /** Takes the stack's configuration, once Pulumi has handed it over. */
  useConfig(config: ConfigurationSources["config"]): void {
    this.config = config;
  }

  /** The settings, as far as they are needed without credentials. */
  get settings(): ConfigurationValues {
    const { environment } = this.options;
    return new ConfigurationValues({ config: this.config, environment });
  }

  /**
   * What serves a location; the parts that the program has not said come from the configuration.
   *
   * @throws ConfigurationError for whatever is missing, malformed or unsafe
   */
  to(location: InstanceLocation): ServedPlace {
    const overrides = declaredParts(location);
    const key = JSON.stringify([overrides.region, overrides.projectId]);
    const place = this.locations.get(key) ?? this.open(overrides);
    this.locations.set(key, place);
    return place;
  }

  private open(overrides: ReturnType<typeof declaredParts>): ServedPlace {
    const { environment } = this.options;
    const configuration = resolveConfiguration({ config: this.config, environment, overrides });
    const { region, projectId, projectName } = configuration;
    const key = JSON.stringify([region, projectId, projectName]);
    const known = this.places.get(key);
    if (known) return known;
    for (const warning of configuration.warnings) this.warnOnce(warning);
    const place = this.serve(configuration);
    this.places.set(key, place);
    return place;
  }

  private serve(configuration: ClientConfiguration): ServedPlace {
    const { clock, random, gate = letThrough } = this.options;
    const { pacers, probe } = this;
    const versions = new Map<ApiVersion, { served: ServedVersion; listing: InstanceListing }>();
    const noteChange = () => {
      for (const { listing } of versions.values()) listing.noteChange();
    };
    const notingChanges: RequestGate = (request, send) => {
      if (request.service !== "dms" || request.method === "GET") return gate(request, send);
      noteChange();
      return gate(request, send).finally(noteChange);
    };
    const connection = new Connection({ configuration, clock, random, gate: notingChanges, pacers });
    const serveVersion = (version: ApiVersion) => {
      const client = clientOfVersion(connection, version);
      const listing = new InstanceListing(client, clock);
      const { pollInterval, requestsPerMinute } = configuration;
      const looks = { source: client, listing, clock, random, pollInterval, requestsPerMinute };
      const reads = new InstanceReads(looks);
      return {
        listing,
        served: { client, reads, poller: new InstancePoller(looks), catalogue: new Catalogue(client) },
      };
    };
    return {
      configuration,
      by: (version) => {
        const known = versions.get(version) ?? serveVersion(version);
        versions.set(version, known);
        return known.served;
      },
      projectId: () => connection.projectId(),
      servedVersion: (options) => probe.versionOf(connection, options),
    };
  }

  private warnOnce(warning: string): void {
    if (this.shownWarnings.has(warning)) return;
    this.shownWarnings.add(warning);
    this.options.warn(warning);
  }
}
