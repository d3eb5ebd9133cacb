import { type InputName, inputProperties } from "../instance/properties/instanceProperties";
import type { PropertyDescription } from "../resource/declaration";
import { commentText } from "./commentText";
import type { Declaration, DeclaredArgument } from "./declaredArguments";
import type { LogicalName } from "./logicalNames";
import { importCommandLine, importFileName, programFileName } from "./outputNames";
import { literal } from "./stringLiteral";

/** An instance as a program declares it. */
export interface DeclaredInstance extends LogicalName {
  id: string;
  declaration: Declaration;
}

/** What a program's text is made from. */
export interface ProgramTextOptions {
  instances: readonly DeclaredInstance[];
  region: string;
  projectId: string;
}

/** A value that the program takes from the stack's config. */
export interface ConfigValue {
  key: string;
  secret: boolean;
}

function configKey(variable: string, name: InputName): string {
  return `${variable}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The config that a program needs. */
export function configValues(instances: readonly DeclaredInstance[]): ConfigValue[] {
  return instances.flatMap(({ variable, declaration }) =>
    declaration.arguments
      .filter(({ value }) => value === undefined)
      .map(({ name }) => {
        const property: PropertyDescription = inputProperties[name];
        return { key: configKey(variable, name), secret: property.secret === true };
      }),
  );
}

function configExpression(variable: string, name: InputName): string {
  const { kind, secret }: PropertyDescription = inputProperties[name];
  const key = literal(configKey(variable, name));
  if (secret) return `config.requireSecret(${key})`;
  if (kind === "integer") return `config.requireNumber(${key})`;
  return kind === "list" ? `[config.require(${key})]` : `config.require(${key})`;
}

function argumentLines(variable: string, { name, value, note }: DeclaredArgument): string[] {
  const expression = value === undefined ? configExpression(variable, name) : literal(value);
  return [...(note ? [`  // ${commentText(note)}`] : []), `  ${name}: ${expression},`];
}

function instanceLines({ logicalName, variable, id, declaration }: DeclaredInstance): string[] {
  return [
    "",
    `// ${commentText(`Instance ${id}.`)}`,
    ...declaration.notes.map((note) => `// ${commentText(note)}`),
    `export const ${variable} = new RabbitmqInstance(${literal(logicalName)}, {`,
    ...declaration.arguments.flatMap((argument) => argumentLines(variable, argument)),
    "});",
  ];
}

/**
 * The TypeScript module that declares instances. The first preview after the import of the file beside it shows no
 * change; every password is taken from the stack's config.
 */
export function programText({ instances, region, projectId }: ProgramTextOptions): string {
  return [
    `// ${commentText(`RabbitMQ instances of region ${region}, project ${projectId}.`)}`,
    `// index.ts takes them in with: import "./${programFileName.replace(/\.ts$/, "")}";`,
    `// Their state comes from: ${importCommandLine(importFileName)}`,
    'import * as pulumi from "@pulumi/pulumi";',
    'import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";',
    "",
    "const config = new pulumi.Config();",
    ...instances.flatMap(instanceLines),
    "",
  ].join("\n");
}
