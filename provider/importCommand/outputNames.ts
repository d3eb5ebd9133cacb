/** The file that `pulumi import --file` reads. */
export const importFileName = "rabbitmq-import.json";

/** The program that declares the imported instances. */
export const programFileName = "rabbitmq-instances.ts";

/** The first Pulumi CLI that imports an instance from the outputs in a file. */
export const oldestCliVersion = "3.254.0";

/** The command that imports what a file holds. */
export function importCommandLine(file: string): string {
  return `pulumi import --file ${file} --generate-code=false --protect=false`;
}
