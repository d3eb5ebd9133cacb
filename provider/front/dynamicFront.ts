import type { dynamic } from "@pulumi/pulumi";
import { Catalogue } from "../catalogue/catalogue";
import { type ClientConfiguration, type Clock, DmsClient, resolveConfiguration, systemClock } from "../client";
import { createInstance } from "../instance/createInstance";
import { deleteInstance } from "../instance/deleteInstance";
import { diffInstance } from "../instance/diff";
import type { InstanceContext, InstanceLog } from "../instance/instanceContext";
import { messageOf, PartialFailureError, sentenceTitle } from "../instance/instanceErrors";
import { isUnsettled, presentState } from "../instance/presentState";
import { concealSecrets, secretNamesOf } from "../instance/properties/concealSecrets";
import { hiddenProperties } from "../instance/properties/properties";
import { urnOf } from "../instance/properties/resourceUrn";
import { type Properties, safeProperties } from "../instance/properties/safeProperties";
import { readInstance } from "../instance/readInstance";
import { updateInstance } from "../instance/update/updateInstance";
import { InstancePoller } from "../wait/instancePoller";
import { createEngineLog, type EngineLog } from "./engineLog";
import { InstanceChecker } from "./instanceChecker";
import { InstanceHolders } from "./instanceHolders";
import { type InstanceLocation, instanceLocation, LocationMismatchError } from "./instanceLocation";
import { dropSecondPrints, plainError } from "./plainErrors";

/** What the front takes from its process; tests give their own. */
export interface FrontOptions {
  environment?: NodeJS.ProcessEnv;
  log?: EngineLog;
  clock?: Clock;
  random?: () => number;
}

type Hooks = Required<dynamic.ResourceProvider>;

interface Connection {
  configuration: ClientConfiguration;
  client: DmsClient;
  poller: InstancePoller;
  catalogue: Catalogue;
}

const namespace = "huaweicloud";
const progressPause = 60_000;

/** Splits the list in `HW_DMS_ADOPT_EXISTING`. */
function adoptNames(environment: NodeJS.ProcessEnv): string[] {
  return (environment.HW_DMS_ADOPT_EXISTING ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Everything that serves the resources of one provider process. */
class DynamicFront {
  private readonly environment: NodeJS.ProcessEnv;
  private readonly log: EngineLog;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly connections = new Map<string, Connection>();
  private readonly shownWarnings = new Set<string>();
  /** Instances that this process has read and not compared since: a refresh compares right after it has read. */
  private readonly refreshed = new Set<string>();
  private readonly holders = new InstanceHolders();
  private readonly checker: InstanceChecker;
  private config: (key: string) => string | undefined = () => undefined;

  constructor(options: FrontOptions) {
    this.environment = options.environment ?? process.env;
    this.log = options.log ?? createEngineLog(process.argv[2]);
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.checker = new InstanceChecker({
      region: () => this.ambientRegion(),
      validation: () => this.config("validation") || this.environment.HW_DMS_VALIDATION,
      adoptNames: () => adoptNames(this.environment),
      configurationFor: (location) => this.connect(location).configuration,
      clock: this.clock,
      warn: (text) => this.log.write("warning", text),
    });
  }

  /** Pulumi does not wait for configure before it calls other hooks, so this keeps what it needs at once. */
  async configure(request: dynamic.ConfigureRequest): Promise<void> {
    const { config } = request;
    this.config = (key) => config.get(`${namespace}:${key}`);
  }

  async check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    const { inputs, failures } = await this.checker.check(olds, news);
    const secretNames = secretNamesOf(news);
    const concealed = failures.map(({ property, reason }) => ({
      // Pulumi prints the value of the property that a failure names.
      property: secretNames.includes(property.split(".")[0] as string) ? "" : property,
      reason: concealSecrets(reason, news, olds),
    }));
    return { inputs: safeProperties(inputs), failures: concealed };
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    const reportsOnly = this.refreshed.delete(id);
    // A refresh also compares what is to go.
    if (!reportsOnly) this.holders.note(id, [urnOf(olds), urnOf(news)]);
    this.checker.noteName(olds, news);
    const present = reportsOnly ? olds : await this.presentState(id, olds);
    const isOutdated = present.status !== olds.status;
    return diffInstance({ warn: this.instanceLog(news, olds).warn, reportsOnly, isOutdated }, present, news);
  }

  async create(inputs: Properties): Promise<dynamic.CreateResult> {
    const context = await this.context(inputs, instanceLocation(inputs));
    return createInstance(context, inputs);
  }

  async read(id: string, olds: Properties): Promise<dynamic.ReadResult> {
    const context = await this.context({ instanceId: id, ...olds }, instanceLocation(olds));
    const result = await readInstance(context, id, olds);
    if (result.id) this.refreshed.add(id);
    return result as dynamic.ReadResult;
  }

  async update(id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    const { declared } = instanceLocation(news);
    const context = await this.context({ instanceId: id, ...olds }, { ...instanceLocation(olds), declared });
    return updateInstance(context, id, olds, news);
  }

  async delete(id: string, olds: Properties): Promise<void> {
    if (this.holders.isHeldByAnother(id, urnOf(olds))) {
      const title = sentenceTitle({ name: olds.name, id });
      this.instanceLog(olds).warn(
        `${title} was not deleted, because a resource of the program has taken it over; only the resource that had it before is taken out of the state.`,
      );
      return;
    }
    const context = await this.context({ instanceId: id, ...olds }, instanceLocation(olds));
    await deleteInstance(context, id, olds);
  }

  private async presentState(id: string, olds: Properties): Promise<Properties> {
    if (!isUnsettled(olds)) return olds;
    const context = await this.context({ instanceId: id, ...olds }, instanceLocation(olds));
    return presentState(context, id, olds);
  }

  private ambientRegion(): string | undefined {
    return this.config("region") || this.environment.HW_REGION_NAME || undefined;
  }

  private connect(location: InstanceLocation): Connection {
    const isDeclared = (part: "region" | "projectId") => location.declared.includes(part);
    const overrides = {
      region: isDeclared("region") ? location.region : undefined,
      projectId: isDeclared("projectId") ? location.projectId : undefined,
    };
    const key = JSON.stringify([overrides.region, overrides.projectId]);
    const known = this.connections.get(key);
    if (known) return known;
    const configuration = resolveConfiguration({ config: this.config, environment: this.environment, overrides });
    this.showWarnings(configuration.warnings);
    const { clock, random } = this;
    const client = new DmsClient({ configuration, clock, random });
    const connection = { configuration, client, poller: new InstancePoller(client), catalogue: new Catalogue(client) };
    this.connections.set(key, connection);
    return connection;
  }

  private showWarnings(warnings: readonly string[]): void {
    for (const warning of warnings) {
      if (this.shownWarnings.has(warning)) continue;
      this.shownWarnings.add(warning);
      this.log.write("warning", warning);
    }
  }

  /** The context of an instance; a configuration that points elsewhere is an error, never "gone". */
  private async context(properties: Properties, location: InstanceLocation): Promise<InstanceContext> {
    const { configuration, client, poller, catalogue } = this.connect(location);
    const title = sentenceTitle({ name: properties.name, id: properties.instanceId });
    if (location.region && location.region !== configuration.region) {
      throw new LocationMismatchError("region", location.region, configuration.region, title);
    }
    if (location.projectId) {
      const projectId = await client.projectId();
      if (projectId !== location.projectId) {
        throw new LocationMismatchError("project", location.projectId, projectId, title);
      }
    }
    return {
      client,
      poller,
      catalogue,
      log: this.instanceLog(properties),
      clock: this.clock,
      random: this.random,
      region: configuration.region,
      pollInterval: configuration.pollInterval,
      enterpriseProjectId: configuration.enterpriseProjectId,
      adoptNames: adoptNames(this.environment),
      onAdopted: (id) => this.holders.noteAdopted(id),
    };
  }

  /** The log of an instance, without what its properties hold of secrets. */
  private instanceLog(properties: Properties, others: Properties = {}): InstanceLog {
    const urn = properties[hiddenProperties.urn] as string | undefined;
    const conceal = (text: string) => concealSecrets(text, properties, others);
    let shownAt = Number.NEGATIVE_INFINITY;
    let shownStatus = "";
    return {
      info: (text) => this.log.write("info", conceal(text), { urn }),
      warn: (text) => this.log.write("warning", conceal(text), { urn }),
      progress: (text) => {
        // Without a terminal every such line is printed, so only news and a sign of life each minute are sent.
        const status = text.replace(/, [^,]*$/, "");
        const now = this.clock.now();
        if (status === shownStatus && now - shownAt < progressPause) return;
        shownStatus = status;
        shownAt = now;
        this.log.write("info", conceal(text), { urn, ephemeral: true });
      },
    };
  }
}

/** Runs a hook on properties, of which Pulumi prints errors twice. */
async function once<Result>(properties: Properties[], run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw plainError(concealSecrets(messageOf(error), ...properties));
  }
}

/** Runs a hook whose partial failures Pulumi stores; the first properties are those that name the provider. */
async function keepingPartialResults<Result>(properties: Properties[], run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const conceal = (text: string) => concealSecrets(text, ...properties);
    if (error instanceof PartialFailureError) {
      throw error.withProvider(properties[0]?.[hiddenProperties.provider]).withReasons(conceal);
    }
    throw plainError(conceal(messageOf(error)));
  }
}

/**
 * The hooks that Pulumi's dynamic provider process calls, over the core in `provider/instance`. One front serves all
 * resources of its process: one pool of connections, one token, shared polling.
 */
export function createDynamicFront(options: FrontOptions = {}): Hooks {
  const front = new DynamicFront(options);
  dropSecondPrints();
  return {
    configure: (request) => front.configure(request),
    check: (olds, news) => once([olds, news], () => front.check(olds, news)),
    diff: (id, olds, news) => once([olds, news], () => front.diff(id, olds, news)),
    create: (inputs) => keepingPartialResults([inputs], () => front.create(inputs)),
    read: (id, olds = {}) => once([olds], () => front.read(id, olds)),
    update: (id, olds, news) => keepingPartialResults([news, olds], () => front.update(id, olds, news)),
    delete: (id, olds) => once([olds], () => front.delete(id, olds)),
  };
}
