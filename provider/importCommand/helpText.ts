import { importFileName, oldestCliVersion, programFileName } from "./outputNames";

/** What `import --help` prints. */
export const importHelpText = `Brings existing RabbitMQ instances under Pulumi without touching them.

Usage:
  npx pulumi-huaweicloud-dms-rabbitmq import --name <name> [--name <name> …]
  npx pulumi-huaweicloud-dms-rabbitmq import --id <id> [--id <id> …]
  npx pulumi-huaweicloud-dms-rabbitmq import --all

Reads the instances and writes two files:
  ${importFileName}     for \`pulumi import --file\` (Pulumi CLI ${oldestCliVersion} or newer)
  ${programFileName}    the TypeScript program that declares them
Neither holds a password: the program takes it from the stack's config.

Options:
  --name <name>     an instance by its exact name; may be repeated
  --id <id>         an instance by its ID; may be repeated
  --all             every instance of the project that runs
  -o, --out <dir>   directory for the two files (default: the current one)
  --force           replace the two files if they exist
  -h, --help        this text

Credentials, region and project come from environment variables only, the same that the provider reads:
  HW_REGION_NAME, HW_ACCESS_KEY and HW_SECRET_KEY (or HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME),
  HW_PROJECT_ID, HW_PROJECT_NAME, HW_CLOUD, HW_DMS_ENDPOINT, HW_IAM_ENDPOINT …
The config of a stack is not read.
`;
