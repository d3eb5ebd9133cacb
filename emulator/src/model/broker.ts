import type { Instance } from "./instance";
import type { InstanceFields } from "./instanceFields";

/** Fields of an instance that its broker knows better. */
export type BrokerAddresses = Partial<
  Pick<InstanceFields, "connect_address" | "port" | "management_connect_address" | "publicip_address">
>;

/**
 * What runs behind the instances. An instance reaches the state it is on its way to when its time is up **and** the
 * promise given here is kept; a broken one makes the operation fail.
 */
export interface Broker {
  /** Signs the certificates of brokers with TLS, where there are any. */
  readonly authority?: { readonly certificate: string; readonly certificatePath: string };
  /** Where elastic IP addresses lead; undefined: to addresses that lead nowhere. */
  readonly publicAddress?: string;
  /** Tells from now on of every instance whose broker ended though nobody asked it to. */
  watch?(onLoss: (instanceId: string) => void): void;
  start(instance: Instance): Promise<BrokerAddresses>;
  restart(instance: Instance): Promise<BrokerAddresses>;
  /** Stops it and keeps its data, for an instance that goes into the recycle bin. @default `stop` */
  halt?(instance: Instance): Promise<void>;
  /** Gives its user another password than the one that the instance still has. @default nothing */
  changePassword?(instance: Instance, password: string): Promise<void>;
  /** Switches these plugins on and all others of the API off. @default nothing */
  setPlugins?(instance: Instance, plugins: readonly string[]): Promise<void>;
  /** Stops it and wipes its data. */
  stop(instance: Instance): Promise<void>;
  /** Stops everything: the emulator ends. */
  close(): Promise<void>;
}
