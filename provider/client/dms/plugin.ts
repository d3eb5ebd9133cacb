/** A plugin of the broker; only v2 tells. */
export interface Plugin {
  /** Such as `rabbitmq_shovel`. */
  name: string;
  /** Whether it is switched on. */
  enabled: boolean;
  /** Whether it runs, where the server tells. */
  running?: boolean;
  version?: string;
}

/** The plugins that an instance has, switched on or not. */
export interface PluginList {
  plugins: Plugin[];
  /** Whether one is being switched on or off. */
  isModifying: boolean;
}

/** Plugins to switch on or off, by name. */
export interface PluginChange {
  enable: boolean;
  names: readonly string[];
}
