import type { PolicySettings } from "./policiesByName";

const production: PolicySettings = {
  "rabbitmq-storage-specification": {
    allowed: [
      "dms.physical.storage.high",
      "dms.physical.storage.ultra",
      "dms.physical.storage.high.v2",
      "dms.physical.storage.ultra.v2",
      "dms.physical.storage.extreme",
    ],
  },
  "rabbitmq-storage-maximum": "mandatory",
  "rabbitmq-storage-stack-total": "mandatory",
  "rabbitmq-maintenance-window-set": "mandatory",
  "rabbitmq-maintenance-window-hours": "mandatory",
  "rabbitmq-tls": "mandatory",
  "rabbitmq-user-name": "mandatory",
  "rabbitmq-cluster-required": "mandatory",
  "rabbitmq-vcpu-maximum": "mandatory",
  "rabbitmq-vcpu-stack-total": "mandatory",
};

const strict: PolicySettings = {
  ...production,
  "rabbitmq-storage-headroom": { maximumUsedPercent: 70 },
  "rabbitmq-maintenance-window-spread": "mandatory",
  "rabbitmq-password-strength": { minimumLength: 16, minimumClasses: 4 },
  "rabbitmq-cluster-required": { enforcementLevel: "mandatory", stacks: ["*"] },
  "rabbitmq-deletion-protection": { stacks: ["*"] },
  "rabbitmq-replacement-guard": { stacks: ["*"] },
  "rabbitmq-engine-version": { enforcementLevel: "mandatory", required: true },
  "rabbitmq-disk-encryption": "mandatory",
  "rabbitmq-password-change": { stacks: ["*"] },
  "rabbitmq-enterprise-project": "mandatory",
  "rabbitmq-naming": "mandatory",
};

/**
 * Ready sets of settings.
 *
 * - `baseline`: what the policies do by themselves. It stops what the cloud would refuse, public access, weak
 *   passwords, AMQP-0-9-1 without access control, and unprotected instances of production stacks; of the rest it warns.
 * - `production`: stops what a reviewer of a production broker would send back: no TLS, no window, a single node in a
 *   production stack, more storage or vCPUs than agreed.
 * - `strict`: stops everything, in every stack, but for a nearly full disk, of which it warns. That goes for every
 *   instance of API v1.0, which cannot encrypt its disks.
 */
export const presets = { baseline: {}, production, strict } satisfies Record<string, PolicySettings>;

/** Name of a preset. */
export type PresetName = keyof typeof presets;
