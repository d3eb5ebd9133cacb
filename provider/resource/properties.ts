/** Properties of a resource as Pulumi hands them over and stores them: nothing is known of their values. */
export type Properties = Record<string, unknown>;

/** The hidden properties that the machinery keeps for every resource; their names begin with two underscores. */
export const commonHiddenProperties = {
  /** The constant provider text that Pulumi loads. */
  provider: "__provider",
  /** URN of the resource, for log lines and automatic names. */
  urn: "__urn",
  /** Organization of the stack, for automatic names. */
  organization: "__organization",
  /** Names of the inputs that the program made secret, since they reach the provider in clear. */
  secretInputs: "__secretInputs",
  /** Names of the inputs that outputs were made from, since read is given outputs only. */
  inputNames: "__inputNames",
} as const;
