import type { Combination } from "./combinations";

const provider = "pulumi-huaweicloud-dms-rabbitmq";

/** The last SDK that Node.js 20 runs; from the next on it asks for Node.js 22. */
const newestForNode20 = "3.248.0";

/** Versions of a project, as package.json names them. */
export interface Wanted {
  /** The packed provider. */
  tarball: string;
  /** Lower end of the peer range of `@pulumi/pulumi`. */
  oldestSdk: string;
}

const program = `import * as pulumi from "@pulumi/pulumi";
import { getProductOutput, RabbitmqInstance } from "${provider}";

const config = new pulumi.Config();
const product = getProductOutput({ type: "single", vcpus: 2, memoryGb: 4 });
const orders = new RabbitmqInstance("orders", {
  productId: product.productId,
  storageSpace: 100,
  storageSpecCode: product.io.apply(([io]) => io?.storageSpecCode ?? "dms.physical.storage.ultra"),
  availabilityZones: ["az10.dc1"],
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "group-1",
  accessUser: "orders",
  password: config.requireSecret("password"),
});

export const status = orders.status;
export const productId = product.productId;
`;

const asCommonJs = (text: string) =>
  text
    .replace(/^import \* as (\w+) from (.*);$/gm, "const $1 = require($2);")
    .replace(/^import (\{.*\}) from (.*);$/gm, "const $1 = require($2);")
    .replace(/^export const (\w+) =/gm, "exports.$1 =");

/** The files of a project, by their names: what Pulumi's own template writes, with our package. */
export function projectFiles(combination: Combination, { tarball, oldestSdk }: Wanted): Record<string, string> {
  const { node, sdk, typescript, modules, packageManager } = combination;
  const newestSdk = node === 20 ? newestForNode20 : "latest";
  const isModule = modules === "ES modules";
  const main = typescript ? "index.ts" : "index.js";
  const compilerOptions = {
    strict: true,
    target: "es2022",
    module: isModule ? "nodenext" : "node16",
    moduleResolution: isModule ? "nodenext" : "node16",
    esModuleInterop: true,
    skipLibCheck: true,
    types: ["node"],
  };
  const files: Record<string, unknown> = {
    "package.json": {
      name: "matrix",
      private: true,
      main,
      ...(isModule ? { type: "module" } : {}),
      dependencies: {
        [provider]: `file:${tarball}`,
        "@pulumi/pulumi": sdk === "oldest" ? oldestSdk : newestSdk,
        "@pulumi/policy": "^1.20.0",
        ...(typescript ? { typescript: `^${typescript}.0.0`, "@types/node": `^${node}.0.0` } : {}),
      },
    },
    [main]: typescript || isModule ? program : asCommonJs(program),
    "Pulumi.yaml": "name: matrix\nruntime: nodejs\n",
    ...(typescript ? { "tsconfig.json": { compilerOptions } } : {}),
    // Plug'n'Play hides packages from Pulumi, which loads the provider by its name.
    ...(packageManager === "yarn" ? { ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n" } : {}),
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, typeof text === "string" ? text : JSON.stringify(text)]),
  );
}
