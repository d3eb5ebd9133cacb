import { instanceArguments } from "./rabbitmqProgram";

/** Arguments of an instance as expressions; `undefined` takes a default away. `options` are the resource options. */
export type InstanceDeclaration = Record<string, string | undefined> & { options?: string };

/**
 * The text of a program with several instances, each named like its resource and independent of the others.
 *
 * @param instances what differs from `instanceArguments`, by name
 */
export function instancesProgram(instances: Record<string, InstanceDeclaration>): string {
  const declarations = Object.entries(instances).map(([name, { options = "{}", ...args }]) => {
    const properties = Object.entries({ ...instanceArguments, name: JSON.stringify(name), ...args })
      .filter(([, expression]) => expression !== undefined)
      .map(([property, expression]) => `${property}: ${expression}`);
    return `new RabbitmqInstance(${JSON.stringify(name)}, { ${properties.join(", ")} }, ${options});`;
  });
  return `import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();
${declarations.join("\n")}
`;
}
