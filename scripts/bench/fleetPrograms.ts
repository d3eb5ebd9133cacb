import { type BenchVersion, benchPassword, benchVersions, type CreatedInstance } from "./createdInstance";

/** Whose resources a program declares: ours by a version of the API, trivial ones, or trivial ones with our properties. */
export type FleetKind = BenchVersion | "trivial" | "bag";

/** Whether resources of a kind are RabbitMQ instances. */
export const isOurs = (kind: FleetKind): kind is BenchVersion => benchVersions.some((version) => version === kind);

/** A program, and the files of the package that its provider text requires. */
export interface FleetProgram {
  program: string;
  provider?: Record<string, string>;
}

/** The package in which the bag has its provider. */
export const bagProvider = "bag-of-properties-provider";

const loop = (count: number, declaration: string) =>
  `for (let index = 0; index < ${count}; index += 1) {\n  const name = \`fleet-\${index}\`;\n  ${declaration}\n}\n`;

/** @param created an instance whose properties the bag has */
export function fleetProgram(kind: FleetKind, count: number, created: CreatedInstance): FleetProgram {
  if (isOurs(kind)) return { program: ours(count, created) };
  return kind === "trivial" ? { program: trivial(count) } : bag(count, created);
}

function ours(count: number, { inputs }: CreatedInstance): string {
  const own = Object.entries(inputs).filter(([name]) => !name.startsWith("__") && name !== "name");
  return `import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const args: any = ${JSON.stringify(Object.fromEntries(own))};
${loop(count, "new RabbitmqInstance(name, { ...args, name });")}`;
}

function trivial(count: number): string {
  return `import * as pulumi from "@pulumi/pulumi";

const __provider = "exports.handler = () => ({ create: async (inputs) => ({ id: inputs.name, outs: inputs }) });";
class Trivial extends pulumi.CustomResource {
  constructor(name: string) {
    super("pulumi-nodejs:dynamic:Trivial", name, { __provider, name });
  }
}
${loop(count, "new Trivial(name);")}`;
}

function bag(count: number, { inputs, outputs }: CreatedInstance): FleetProgram {
  const { __provider: _inputs, ...declared } = inputs;
  const { __provider: _outputs, ...stored } = outputs;
  const secrets = Object.keys(stored).filter((name) => JSON.stringify(stored[name])?.includes(benchPassword));
  const unset = Object.fromEntries(Object.keys(stored).map((name) => [name, null]));
  return {
    program: `import * as pulumi from "@pulumi/pulumi";

const __provider = 'exports.handler = () => require("${bagProvider}");';
const unset = Object.fromEntries(Object.keys(${JSON.stringify(unset)}).map((name) => [name, undefined]));
const declared = ${JSON.stringify(declared)};
class Bag extends pulumi.CustomResource {
  constructor(name: string) {
    const password = pulumi.secret(declared.password);
    super("pulumi-nodejs:dynamic:Bag", name, { ...unset, ...declared, __provider, name, password }, {
      additionalSecretOutputs: ${JSON.stringify(secrets)},
    });
  }
}
${loop(count, "new Bag(name);")}`,
    provider: {
      "stored.json": JSON.stringify(stored),
      "index.js": `const stored = require("./stored.json");
exports.create = async (inputs) => ({ id: inputs.name, outs: { ...stored, ...inputs } });
`,
    },
  };
}
