import type { Catalogue } from "../catalogue/catalogue";
import type { Clock, DmsApi } from "../client";
import type { Properties } from "../resource/properties";
import type { InstancePoller } from "../wait/instancePoller";

/** Where a hook tells the user what it does. */
export interface InstanceLog {
  /** A lasting line. */
  info(text: string): void;
  /** A lasting line that asks for attention. */
  warn(text: string): void;
  /** A line that the next one replaces. */
  progress(text: string): void;
}

/** What every hook that talks to the cloud is given; it belongs to one region and project. */
export interface InstanceContext {
  readonly client: DmsApi;
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
