/** Tells the tests where the Pulumi CLI is: directories for the front of PATH, separated as in PATH. */
export const cliDirectoriesVariable = "TEST_PULUMI_CLI_DIRECTORIES";
