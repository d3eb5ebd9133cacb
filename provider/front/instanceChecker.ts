import { Catalogue } from "../catalogue/catalogue";
import { CatalogueAccess } from "../catalogue/catalogueAccess";
import { NameOwners } from "../catalogue/nameOwners";
import { type ClientConfiguration, type Clock, DmsClient } from "../client";
import { checkInstanceLive } from "../instance/check/liveCheck";
import type { CheckResult } from "../instance/check/offlineCheck";
import { messageOf } from "../instance/instanceErrors";
import { logicalNameOf, urnOf } from "../instance/properties/resourceUrn";
import type { Properties } from "../instance/properties/safeProperties";
import { unknownValue } from "../instance/properties/unknown";
import { type InstanceLocation, instanceLocation } from "./instanceLocation";

/** Limits of the reads that check makes: a preview without network must not take long. */
const checkTimeout = 4_000;
const checkRetries = 1;

/** What checks need of their process. */
export interface InstanceCheckerOptions {
  /** Region of the configuration. */
  region: () => string | undefined;
  /** Whether inputs are compared with what the region offers, as far as that is configured. */
  validation: () => string | undefined;
  /** Names of existing instances that this run may take over. */
  adoptNames: () => readonly string[];
  /** The configuration for a region and project; throws ConfigurationError. */
  configurationFor: (location: InstanceLocation) => ClientConfiguration;
  clock: Clock;
  warn: (text: string) => void;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== unknownValue ? value : undefined;
}

/** Checks the inputs of all instances of a process; the catalogue is read once, and what keeps it from that told once. */
export class InstanceChecker {
  private readonly accesses = new Map<string, CatalogueAccess>();
  private readonly names = new NameOwners();
  private hasWarned = false;

  constructor(private readonly options: InstanceCheckerOptions) {}

  check(olds: Properties, news: Properties): Promise<CheckResult> {
    const { region, adoptNames, clock } = this.options;
    this.noteName(olds, news);
    const urn = urnOf(news);
    const twin = this.nameTwin(urn, news);
    const context = {
      region: region(),
      read: <Result>(inputs: Properties, select: (catalogue: Catalogue) => Promise<Result>) =>
        this.access(inputs)?.read(select) ?? Promise.resolve(undefined),
      mayTakeName: (name: string) => adoptNames().includes(name) || this.names.mayTake(name, urn),
      nameTwin: twin && logicalNameOf(twin),
      now: () => clock.now(),
    };
    return checkInstanceLive(context, olds, news);
  }

  /** Notes what a resource was called and is to be called; Pulumi compares some resources that it has not checked. */
  noteName(olds: Properties, news: Properties): void {
    this.names.note({ urn: urnOf(news), from: textOf(olds.name), to: textOf(news.name) ?? textOf(olds.name) });
  }

  /** The URN of another resource that declares the same name in the same region and project. */
  private nameTwin(urn: string, { name, region, projectId }: Properties): string | undefined {
    const place = JSON.stringify([region, projectId]);
    const isKnown = urn !== "" && textOf(name) !== undefined && !place.includes(unknownValue);
    return isKnown ? this.names.claim({ urn, name: name as string, place }) : undefined;
  }

  /** The way to the catalogue that fits the inputs; undefined when inputs are only to be checked offline. */
  private access(inputs: Properties): CatalogueAccess | undefined {
    if (this.options.validation()?.trim().toLowerCase() === "offline") return undefined;
    const location = instanceLocation(inputs);
    const isKnown = textOf(inputs.region) !== undefined && inputs.projectId !== unknownValue;
    // Inputs that belong elsewhere are refused anyway.
    const isElsewhere = !location.declared.includes("region") && location.region !== this.options.region();
    if (!isKnown || isElsewhere) return undefined;
    const parts = location.declared.map((part) => `${part} ${JSON.stringify(inputs[part])}`);
    const key = parts.join("\n");
    const access = this.accesses.get(key) ?? this.createAccess(location);
    this.accesses.set(key, access);
    return access;
  }

  private createAccess(location: InstanceLocation): CatalogueAccess {
    const { clock, configurationFor } = this.options;
    return new CatalogueAccess({
      clock,
      open: () => {
        const configuration = configurationFor(location);
        const maxRetries = Math.min(checkRetries, configuration.maxRetries);
        const requestTimeout = Math.min(checkTimeout, configuration.requestTimeout);
        const limited = { ...configuration, maxRetries, requestTimeout };
        return new Catalogue(new DmsClient({ configuration: limited, clock, longestRetryAfter: checkTimeout }));
      },
      onUnavailable: (error) => this.warnOnce(error),
    });
  }

  private warnOnce(error: unknown): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.options.warn(
      `The inputs were checked without the service, because what the region offers could not be read: ${messageOf(error)} To check offline without this warning, set huaweicloud:validation to offline.`,
    );
  }
}
