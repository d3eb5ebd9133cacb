import type { dynamic } from "@pulumi/pulumi";
import {
  type ApiVersion,
  type Clock,
  defaultTagsOf,
  messageOf,
  type RequestGate,
  systemClock,
  wordOf,
} from "../client";
import { newVersionText, versionOfInputs } from "../instance/check/versionOfInputs";
import { createInstance } from "../instance/createInstance";
import { deleteInstance } from "../instance/deleteInstance";
import { diffInstance } from "../instance/diffInstance";
import type { InstanceContext, InstanceLog } from "../instance/instanceContext";
import { PartialFailureError, sentenceTitle } from "../instance/instanceErrors";
import { mayFollow, presentDrift } from "../instance/presentDrift";
import { isAddressNews, isUnsettled, lacksAddress, presentState } from "../instance/presentState";
import {
  hiddenProperties,
  type InstanceInputs,
  type InstanceOutputs,
  secretNames,
} from "../instance/properties/instanceProperties";
import { concealInstanceSecrets } from "../instance/properties/instanceSecrets";
import { safeProperties } from "../instance/properties/safeProperties";
import { apiVersionOf, decidedVersion, versionAfter } from "../instance/properties/versionRules";
import { readInstance } from "../instance/readInstance";
import { expectOfferedSize, isResizedByV2 } from "../instance/update/offeredSize";
import { updateInstance } from "../instance/update/updateInstance";
import { rootOf } from "../resource/checkFailure";
import { allSecretNames } from "../resource/concealSecrets";
import type { Properties } from "../resource/properties";
import { urnOf } from "../resource/resourceUrn";
import { knownText } from "../resource/unknown";
import { Connections } from "./connections";
import { EarlierInputs } from "./earlierInputs";
import { engineAddressOf } from "./engineAddress";
import { createEngineLog, type EngineLog } from "./engineLog";
import { writesToTerminal } from "./engineTerminal";
import { EngineWatch } from "./engineWatch";
import { InstanceChecker } from "./instanceChecker";
import { InstanceHolders } from "./instanceHolders";
import { type InstanceLocation, instanceLocation, LocationMismatchError } from "./instanceLocation";
import { createInstanceLog } from "./instanceLog";
import { dropSecondPrints, plainError } from "./plainErrors";
import { ProgressBoard } from "./progressBoard";
import { otherProject } from "./storedProject";

/** What the front takes from its process; tests give their own. */
export interface FrontOptions {
  environment?: NodeJS.ProcessEnv;
  log?: EngineLog;
  clock?: Clock;
  random?: () => number;
  /** Whether the CLI writes to a terminal. */
  hasTerminal?: boolean;
  /** Lets each request through or not. */
  gate?: RequestGate;
}

type Hooks = Required<dynamic.ResourceProvider>;

const namespace = "huaweicloud";
const passwordNote = hiddenProperties.passwordRedeclared;

/** The inputs of a resource that is to be made or changed: check has found no fault with them. */
const checked = (properties: Properties) => properties as unknown as InstanceInputs;

/** What the state holds of an instance: some version of this provider has stored it. */
const stored = (properties: Properties) => properties as InstanceOutputs;

/** Everything that serves the instances of one provider process. */
class DynamicFront {
  private readonly log: EngineLog;
  private readonly board: ProgressBoard;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly connections: Connections;
  /** Instances that were read and not diffed since: the diff right after a read belongs to a refresh and only reports. */
  private readonly refreshed = new Set<string>();
  /** URNs of resources for which the program declares another password than it did before. */
  private readonly redeclared = new Set<string>();
  /** The organization of the stack that this process serves. */
  private organization: string | undefined;
  private readonly holders = new InstanceHolders();
  private readonly earlier = new EarlierInputs();
  private readonly checker: InstanceChecker;

  constructor(options: FrontOptions) {
    const { environment = process.env, log, clock = systemClock, random = Math.random } = options;
    const { hasTerminal = writesToTerminal() } = options;
    this.log = log ?? createEngineLog(process.argv[2]);
    this.board = new ProgressBoard({ engineLog: this.log, clock, hasTerminal });
    this.clock = clock;
    this.random = random;
    const warn = (text: string) => this.log.write("warning", text);
    const address = engineAddressOf(process.argv[2]);
    const gate = options.gate ?? (address && new EngineWatch(address).gate);
    this.connections = new Connections({ environment, clock, random, warn, gate });
    this.checker = new InstanceChecker({
      region: () => this.connections.settings.get("region"),
      isOffline: () => this.connections.settings.get("validation")?.toLowerCase() === "offline",
      adoptNames: () => this.connections.settings.list("adoptExisting"),
      catalogueFor: (location, version) => this.connections.to(location).by(version).catalogue,
      servedVersion: (location, callOptions) => this.connections.to(location).servedVersion(callOptions),
      apiVersion: () => wordOf(this.connections.settings, "apiVersion"),
      defaultTags: () => defaultTagsOf(this.connections.settings),
      clock,
      warn,
    });
  }

  /** Pulumi does not wait for configure before it calls other hooks, so this keeps what it needs at once. */
  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.connections.useConfig((key) => config.get(`${namespace}:${key}`));
    return Promise.resolve();
  }

  async check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    this.earlier.note(olds, news);
    this.organization = knownText(news[hiddenProperties.organization]);
    const { inputs, failures, ruling } = await this.checker.check(olds, news);
    if (news[hiddenProperties.isPreview] === true && olds.name === undefined && failures.length === 0) {
      this.instanceLog(inputs).info(newVersionText(ruling));
    }
    const hidden = allSecretNames(secretNames, [news]);
    const concealed = failures.map(({ property, reason }) => ({
      // Pulumi prints the value of the property that a failure names.
      property: hidden.includes(rootOf(property)) ? "" : property,
      reason: concealInstanceSecrets(reason, news, olds),
    }));
    return { inputs: safeProperties(this.withoutNote(olds, inputs)), failures: concealed };
  }

  /** Takes the note of another password out of inputs, where a preview would show it, and remembers it. */
  private withoutNote(olds: Properties, { [passwordNote]: note, ...inputs }: Properties): Properties {
    const urn = urnOf(inputs);
    if (note === true) this.redeclared.add(urn);
    else this.redeclared.delete(urn);
    // States of version 0.1.0 may hold it, and its end would show as well.
    return olds[passwordNote] === undefined ? inputs : { ...inputs, [passwordNote]: note === true };
  }

  private withNote(inputs: Properties): Properties {
    return this.redeclared.has(urnOf(inputs)) ? { ...inputs, [passwordNote]: true } : inputs;
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    const reportsOnly = this.refreshed.delete(id);
    // A refresh also diffs resources that the program no longer has, and those must not count as holders.
    if (!reportsOnly) this.holders.note(id, [urnOf(olds), urnOf(news)]);
    this.checker.noteName(olds, news);
    if (!reportsOnly) await this.expectStoredProject(id, olds, news);
    const earlierInputs = this.earlier.of(news);
    const present = reportsOnly ? stored(olds) : await this.presentState(id, olds, { news, earlierInputs });
    const hasAddressNews = !reportsOnly && lacksAddress(present) && (await this.isAddressNews(id, olds));
    const isOutdated = present.status !== olds.status || hasAddressNews;
    const { warn, info } = this.instanceLog(news, olds);
    const desired = this.withNote(news);
    const result = diffInstance({ warn, info, reportsOnly, isOutdated, earlierInputs }, present, desired);
    if (!reportsOnly && result.replaces === undefined) await this.expectOfferedSize(id, present, desired);
    return result;
  }

  /** A product that an instance cannot be extended to is found before anything is changed. */
  private async expectOfferedSize(id: string, olds: InstanceOutputs, news: Properties): Promise<void> {
    if (!isResizedByV2(olds, news, this.earlier.of(news))) return;
    await expectOfferedSize(await this.contextAfter(id, { ...olds }, news), id, { olds, news });
  }

  /** A configuration for another project is found before anything is changed. */
  private async expectStoredProject(id: string, olds: Properties, news: Properties): Promise<void> {
    const location = { ...instanceLocation(news), projectId: undefined };
    const other = await otherProject({
      olds,
      news,
      settings: this.connections.settings,
      lookUp: () => this.connections.to(location).projectId(),
    });
    if (other === undefined) return;
    const title = sentenceTitle({ name: stored(olds).name, id });
    throw new LocationMismatchError("project", String(olds.projectId), other.id, title, other.name);
  }

  async create(inputs: Properties): Promise<dynamic.CreateResult> {
    const location = instanceLocation(inputs);
    const context = await this.context(inputs, location, await this.versionForCreation(inputs, location));
    return createInstance({ ...context, earlierInputs: {} }, checked(inputs));
  }

  async read(id: string, olds: Properties): Promise<dynamic.ReadResult> {
    const location = instanceLocation(olds);
    const context = await this.context(
      { instanceId: id, ...olds },
      location,
      await this.versionForRead(olds, location),
    );
    const result = await readInstance(context, id, stored(olds));
    if (result.id) this.refreshed.add(id);
    return result;
  }

  async update(id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    const context = await this.contextAfter(id, olds, news);
    const earlierInputs = this.earlier.of(news);
    return updateInstance({ ...context, earlierInputs }, id, stored(olds), checked(this.withNote(news)));
  }

  async delete(id: string, olds: Properties): Promise<void> {
    const { name } = stored(olds);
    if (this.holders.isHeldByAnother(id, urnOf(olds))) {
      this.instanceLog(olds).warn(
        `${sentenceTitle({ name, id })} was not deleted, because a resource of the program has taken it over; only the resource that had it before is taken out of the state.`,
      );
      return;
    }
    const context = await this.context({ instanceId: id, ...olds }, instanceLocation(olds));
    await deleteInstance(context, id, stored(olds));
  }

  /** The old outputs, with what the cloud shows now where something grave would follow from them. */
  private async presentState(
    id: string,
    olds: Properties,
    { news, earlierInputs }: { news: Properties; earlierInputs: Properties },
  ): Promise<InstanceOutputs> {
    const open = () => this.contextAfter(id, olds, news);
    if (isUnsettled(stored(olds))) return presentState(await open(), id, stored(olds));
    const isMoved = versionAfter(stored(olds), news) !== apiVersionOf(stored(olds));
    if (!isMoved && !mayFollow(stored(olds), news, earlierInputs)) return stored(olds);
    return presentDrift(await open(), id, stored(olds));
  }

  private async isAddressNews(id: string, olds: Properties): Promise<boolean> {
    const context = await this.context({ instanceId: id, ...olds }, instanceLocation(olds)).catch(() => undefined);
    return context !== undefined && isAddressNews(context, id);
  }

  /** The context of an instance where and as it is to be once the program is deployed. */
  private contextAfter(id: string, olds: Properties, news: Properties): Promise<InstanceContext> {
    const { declared } = instanceLocation(news);
    const location = { ...instanceLocation(olds), declared };
    return this.context({ instanceId: id, ...olds }, location, versionAfter(stored(olds), news));
  }

  /** The version that a new instance is made with: what check decided, or else what setting, inputs and region say now. */
  private async versionForCreation(inputs: Properties, location: InstanceLocation): Promise<ApiVersion> {
    const apiVersion = wordOf(this.connections.settings, "apiVersion");
    const known = decidedVersion(inputs) ?? versionOfInputs({ apiVersion }, {}, inputs).version;
    return known ?? (await this.connections.to(location).servedVersion());
  }

  /** The version that reads an instance; of one that is imported or looked up nothing is stored. */
  private async versionForRead(olds: Properties, location: InstanceLocation): Promise<ApiVersion> {
    const isStored = stored(olds)[hiddenProperties.inputNames] !== undefined;
    if (isStored || stored(olds).apiVersion !== undefined) return apiVersionOf(stored(olds));
    const set = wordOf(this.connections.settings, "apiVersion");
    return set === "auto" ? await this.connections.to(location).servedVersion() : set;
  }

  /**
   * The context of an instance; a configuration that points elsewhere is an error, never "gone".
   *
   * @param version of the API that manages the instance; default: that of the state
   */
  private async context(
    properties: Properties,
    location: InstanceLocation,
    version: ApiVersion = apiVersionOf(stored(properties)),
  ): Promise<InstanceContext> {
    const { configuration, ...place } = this.connections.to(location);
    const { name, instanceId } = stored(properties);
    const title = sentenceTitle({ name, id: instanceId });
    if (location.region && location.region !== configuration.region) {
      throw new LocationMismatchError("region", location.region, configuration.region, title);
    }
    if (location.projectId) {
      const projectId = await place.projectId();
      if (projectId !== location.projectId) {
        throw new LocationMismatchError("project", location.projectId, projectId, title);
      }
    }
    const { region, pollInterval, enterpriseProjectId } = configuration;
    const projectName = configuration.projectId === undefined ? configuration.projectName : undefined;
    return {
      ...place.by(version),
      clientOf: (other) => place.by(other).client,
      log: this.instanceLog(properties),
      clock: this.clock,
      random: this.random,
      region,
      projectName,
      pollInterval,
      enterpriseProjectId,
      organization: this.organization,
      adoptNames: this.connections.settings.list("adoptExisting"),
      onAdopted: (id) => this.holders.noteAdopted(id),
    };
  }

  private instanceLog(properties: Properties, others: Properties = {}): InstanceLog {
    const conceal = (text: string) => concealInstanceSecrets(text, properties, others);
    return createInstanceLog({ engineLog: this.log, board: this.board, urn: urnOf(properties), conceal });
  }
}

/**
 * Runs a hook: its errors reach the user as one sentence without secrets, and a partial failure with what Pulumi is to
 * store.
 *
 * @param properties what the hook was given, first those that name the provider
 */
async function withPlainErrors<Result>(properties: Properties[], run: () => Promise<Result>): Promise<Result> {
  const conceal = (text: string) => concealInstanceSecrets(text, ...properties);
  try {
    return await run();
  } catch (error) {
    throw error instanceof PartialFailureError
      ? error.forPulumi(properties[0]?.[hiddenProperties.provider], conceal)
      : plainError(conceal(messageOf(error)));
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
    check: (olds, news) => withPlainErrors([olds, news], () => front.check(olds, news)),
    diff: (id, olds, news) => withPlainErrors([olds, news], () => front.diff(id, olds, news)),
    create: (inputs) => withPlainErrors([inputs], () => front.create(inputs)),
    read: (id, olds = {}) => withPlainErrors([olds], () => front.read(id, olds)),
    update: (id, olds, news) => withPlainErrors([news, olds], () => front.update(id, olds, news)),
    delete: (id, olds) => withPlainErrors([olds], () => front.delete(id, olds)),
  };
}
