/** A Pulumi CLI that can run Node.js programs. */
export interface PulumiCli {
  /** Where it came from. */
  source: "path" | "cache" | "installer" | "build";
  /** Version without a leading `v`, e.g. `3.259.0`. */
  version: string;
  /**
   * Directories to put in front of PATH, first one first: they hold `pulumi` and, when it brings none of its own,
   * the language host and the dynamic provider's launcher.
   */
  directories: string[];
}
