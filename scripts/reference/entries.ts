/** An entry of the package that people import from. */
export interface Entry {
  /** The name of its page, without the extension. */
  page: string;
  /** What an import statement says. */
  specifier: string;
  /** Its source, from the root of the repository. */
  source: string;
  /** What it is for, in one sentence. */
  purpose: string;
}

const name = "pulumi-huaweicloud-dms-rabbitmq";

export const entries: readonly Entry[] = [
  {
    page: "program",
    specifier: name,
    source: "sdk/index.ts",
    purpose: "What a Pulumi program is written with: the resource, providers, data functions.",
  },
  {
    page: "policies",
    specifier: `${name}/policies`,
    source: "policy-pack/policies/index.ts",
    purpose: "What policy packs of one's own are made of.",
  },
  {
    page: "client",
    specifier: `${name}/client`,
    source: "provider/client/index.ts",
    purpose: "The client of the service's REST API, for programs without Pulumi.",
  },
];
