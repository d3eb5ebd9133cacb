import type { Catalogue } from "../catalogue/catalogue";
import { CatalogueAccess, type CatalogueTopic } from "../catalogue/catalogueAccess";
import { NameOwners } from "../catalogue/nameOwners";
import {
  type ApiVersion,
  type CallLimits,
  type CallOptions,
  type ClientConfiguration,
  type Clock,
  messageOf,
  PermissionError,
} from "../client";
import { checkInstanceLive, type LiveResult } from "../instance/check/liveCheck";
import { hiddenProperties } from "../instance/properties/instanceProperties";
import { decidedVersion } from "../instance/properties/versionRules";
import type { Properties } from "../resource/properties";
import { logicalNameOf, urnOf } from "../resource/resourceUrn";
import { knownText, unknownValue } from "../resource/unknown";
import { declaredParts, type InstanceLocation, instanceLocation } from "./instanceLocation";

/** A preview without network must not take long. */
const checkLimits: CallLimits = { maxRetries: 1, requestTimeout: 4_000, longestRetryAfter: 4_000 };

/** What checks need of their process. */
export interface InstanceCheckerOptions {
  /** Region of the configuration. */
  region: () => string | undefined;
  /** Whether inputs are checked by the offline rules alone. */
  isOffline: () => boolean;
  /** Names of existing instances that this run may take over. */
  adoptNames: () => readonly string[];
  /** What a region offers, and which instances a project has; throws ConfigurationError. */
  catalogueFor: (location: InstanceLocation, version: ApiVersion) => Catalogue;
  /** The version of the API that a region serves; see `ApiVersionProbe`. */
  servedVersion: (location: InstanceLocation, options: CallOptions) => Promise<ApiVersion>;
  /** The configured version of the API; throws ConfigurationError. Default `auto`. */
  apiVersion?: () => ClientConfiguration["apiVersion"];
  /** Tags that instances of API v2 get beside their own; throws ConfigurationError. Default none. */
  defaultTags?: () => Readonly<Record<string, string>>;
  clock: Clock;
  warn: (text: string) => void;
}

/** Checks the inputs of all instances of a process; the catalogue is read once, and a warning says once if it cannot be. */
export class InstanceChecker {
  private readonly accesses = new Map<string, CatalogueAccess>();
  private readonly names = new NameOwners();
  private hasWarned = false;
  /** What the program declares; only its first instances tell. */
  private declaredNames: readonly string[] = [];

  constructor(private readonly options: InstanceCheckerOptions) {}

  check(olds: Properties, news: Properties): Promise<LiveResult> {
    const { region, adoptNames, clock, apiVersion, defaultTags, servedVersion } = this.options;
    this.noteName(olds, news);
    const urn = urnOf(news);
    const namesake = this.namesake(urn, news);
    const context = {
      region: region(),
      apiVersion: apiVersion?.(),
      defaultTags: defaultTags?.(),
      servedVersion: (inputs: Properties) => {
        const ask = () => servedVersion(instanceLocation(inputs), { limits: checkLimits });
        return this.access(inputs)?.read(ask) ?? Promise.resolve(undefined);
      },
      read: <Result>(
        inputs: Properties,
        select: (catalogue: Catalogue) => Promise<Result>,
        topic: CatalogueTopic = "offers",
      ) => this.access(inputs)?.read(select, topic) ?? Promise.resolve(undefined),
      mayTakeName: (name: string) => adoptNames().includes(name) || this.names.mayTake(name, urn),
      isHeld: (name: string) => this.names.isHeld(name),
      declaredNames: this.namesOfProgram(news),
      sameNameAs: namesake && logicalNameOf(namesake),
      organization: knownText(news[hiddenProperties.organization]),
      now: () => clock.now(),
    };
    return checkInstanceLive(context, olds, news);
  }

  private namesOfProgram(news: Properties): readonly string[] {
    const names = knownText(news[hiddenProperties.declaredNames]);
    if (names !== undefined) this.declaredNames = names.split(",");
    return this.declaredNames;
  }

  /** Notes what a resource was called and is to be called; diff does so too, since it may come without a check before. */
  noteName(olds: Properties, news: Properties): void {
    const from = knownText(olds.name);
    this.names.note({ urn: urnOf(news), from, to: knownText(news.name) ?? from });
  }

  /** The URN of another resource that declares the same name in the same region and project. */
  private namesake(urn: string, { name, region, projectId }: Properties): string | undefined {
    const place = JSON.stringify([region, projectId]);
    const known = knownText(name);
    if (urn === "" || known === undefined || place.includes(unknownValue)) return undefined;
    return this.names.claim({ urn, name: known, place });
  }

  /** The way to the catalogue that fits the inputs; undefined when inputs are only to be checked offline. */
  private access(inputs: Properties): CatalogueAccess | undefined {
    if (this.options.isOffline()) return undefined;
    const location = instanceLocation(inputs);
    const isKnown = knownText(inputs.region) !== undefined && inputs.projectId !== unknownValue;
    // Inputs that belong elsewhere are refused anyway.
    const isElsewhere = !location.declared.includes("region") && location.region !== this.options.region();
    if (!isKnown || isElsewhere) return undefined;
    const version = decidedVersion(inputs) ?? "v1.0";
    const key = JSON.stringify([declaredParts(location), version]);
    const access = this.accesses.get(key) ?? this.createAccess(location, version);
    this.accesses.set(key, access);
    return access;
  }

  private createAccess(location: InstanceLocation, version: ApiVersion): CatalogueAccess {
    const { clock, catalogueFor } = this.options;
    return new CatalogueAccess({
      clock,
      open: () => catalogueFor(location, version).within(checkLimits),
      onUnavailable: (error, topic) => this.warnOnce(error, topic),
    });
  }

  private warnOnce(error: unknown, topic: CatalogueTopic): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    const what =
      topic === "instances" && error instanceof PermissionError
        ? "Whether names are taken was not checked, because the instances could not be listed"
        : "The inputs were checked without the service, because what the region offers could not be read";
    this.options.warn(
      `${what}: ${messageOf(error)} To check offline without this warning, set huaweicloud:validation to offline.`,
    );
  }
}
