/** Groups of calls of API v2 that some clouds lack. */
export type CallGroup = "create" | "extendOptions" | "tags" | "plugins" | "recycleBin";

/** What distinguishes a cloud from the others. */
interface CloudTraits {
  lacks: readonly CallGroup[];
  /** Engine versions of today's products, AMQP-0-9-1 aside. */
  versions: readonly string[];
  hasAmqp: boolean;
  /** Whether the disks `general` and `extreme` are sold. */
  hasAllDisks: boolean;
  /** Whether plugins that were withdrawn elsewhere are still offered. */
  hasAllPlugins: boolean;
}

const usual: CloudTraits = {
  lacks: [],
  versions: ["3.8.35"],
  hasAmqp: false,
  hasAllDisks: false,
  hasAllPlugins: false,
};

const traits = {
  /** China. */
  hws: { ...usual, hasAmqp: true, hasAllDisks: true },
  /** International. */
  hws_hk: { ...usual, hasAmqp: true, hasAllDisks: true },
  /** EU. */
  hws_eu: { ...usual, versions: ["3.8.35", "3.12.13"], hasAmqp: true },
  /** Kuala Lumpur. */
  tm: usual,
  /** Abu Dhabi. */
  g42: { ...usual, hasAllPlugins: true },
  /** SberCloud. */
  sbc: { ...usual, lacks: ["create"] },
  /** China Telecom. */
  ctc: usual,
  /** China Mobile. */
  cmcc: usual,
  /** T-Systems. */
  dt: { ...usual, lacks: ["create", "recycleBin"], versions: ["3.13.7"], hasAllDisks: true },
  ax: { ...usual, lacks: ["recycleBin"] },
  /** Cloud Stack. */
  hcs: { ...usual, lacks: ["extendOptions", "tags", "plugins"] },
} satisfies Record<string, CloudTraits>;

/** A cloud by the name that the vendor's definitions of the calls have for it. */
export type CloudName = keyof typeof traits;

/** The clouds that differ in what they offer. */
export const cloudNames = Object.keys(traits) as CloudName[];

/** What a cloud offers. Without a name: every call, and what any of the large ones sells. */
export function cloudTraits(name: CloudName | undefined): CloudTraits {
  if (name !== undefined) return traits[name];
  return { ...usual, versions: ["3.8.35", "3.12.13"], hasAmqp: true, hasAllDisks: true };
}
