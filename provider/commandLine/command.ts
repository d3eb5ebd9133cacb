/** What a run of a command takes from its process. */
export interface CommandProcess {
  environment: NodeJS.ProcessEnv;
  /** Where it runs. */
  directory: string;
  /** Takes lines for people. */
  print: (line: string) => void;
  /** Takes warnings and the error. */
  printError: (line: string) => void;
}

/** One of the commands of the package. */
export interface Command {
  /** What it does, in a few words. */
  summary: string;
  /** What its `--help` prints. */
  helpText: string;
  /**
   * Runs it.
   *
   * @param args what follows its name
   * @returns the exit code
   * @throws UsageError for a command line that is not understood; HuaweiCloudError with why nothing was done
   */
  run: (args: string[], process: CommandProcess) => Promise<number>;
}
