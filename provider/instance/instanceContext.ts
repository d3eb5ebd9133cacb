import type { Catalogue } from "../catalogue/catalogue";
import type { ApiVersion, Clock, DmsApi } from "../client";
import type { Properties } from "../resource/properties";
import type { InstancePoller } from "../wait/instancePoller";
import type { InstanceReads } from "../wait/instanceReads";

/** How far something has come that takes its time. */
export interface Progress {
  name: string | undefined;
  /** What is going on, such as "creating". */
  doing: string;
  /** As it was last seen, such as "CREATING". */
  status: string;
  /** When it began, in milliseconds since 1970. */
  since: number;
  /** How long it usually takes, in milliseconds, where that is known. */
  expected?: number | undefined;
}

/** Where a hook tells the user what it does. */
export interface InstanceLog {
  /** A lasting line. */
  info(text: string): void;
  /** A lasting line that asks for attention. */
  warn(text: string): void;
  /** What is shown until the next call, or until it has ended. */
  progress(progress: Progress): void;
  /** Nothing is going on any more. @param isDone whether it has come to its end */
  ended(isDone: boolean): void;
}

/** What every hook that talks to the cloud is given; it belongs to one region and project. */
export interface InstanceContext {
  /** Speaks the version of the API that manages the instance. */
  readonly client: DmsApi;
  /** The client of a version, for calls that the other one lacks. */
  readonly clientOf: (version: ApiVersion) => DmsApi;
  /** Answers single reads, of many instances from one list. */
  readonly reads: InstanceReads;
  /** Looks again and again at instances that change. */
  readonly poller: InstancePoller;
  /** What the region offers. */
  readonly catalogue: Catalogue;
  readonly log: InstanceLog;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly region: string;
  /** The name by which the project was found; undefined when its ID was given. */
  readonly projectName?: string | undefined;
  /** What the program declared in the last deployment, or what a refresh since then has found in its place. */
  readonly earlierInputs?: Properties | undefined;
  /** The longest pause between two looks at an instance, in milliseconds. */
  readonly pollInterval: number;
  /** Enterprise project of instances whose program names none. */
  readonly enterpriseProjectId?: string | undefined;
  /** Organization of the stack, which stands in automatic names. */
  readonly organization?: string | undefined;
  /** Names of existing instances that this run may take over. */
  readonly adoptNames: readonly string[];
  /** Called with every instance that is taken over, before anything else is done with it. */
  readonly onAdopted?: ((id: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
