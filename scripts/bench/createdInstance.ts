import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";

const run = promisify(execFile);

/** A version of the API, as the emulator and the setting name it. */
export type BenchVersion = "v1.0" | "v2";

export const benchVersions: readonly BenchVersion[] = ["v1.0", "v2"];

/** What a state holds of one instance, before Pulumi encrypts what is secret. */
export interface CreatedInstance {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** The password of the created instance. */
export const benchPassword = "Bench-Password-1";

const account = { accessKey: "BENCHACCESSKEY000001", secretKey: "bench-secret-key-0001" };

/** What each version sells. */
const products: Record<BenchVersion, object> = {
  "v1.0": {
    engineVersion: "3.7.17",
    productId: "00300-30109-0--0",
    storageSpecCode: "dms.physical.storage.high",
  },
  v2: { engineVersion: "3.12.13", productId: "c6.2u4g.single", storageSpecCode: "dms.physical.storage.high.v2" },
};

/** What the quickstart's program declares, so that the figures are those of an instance as users have it. */
const program = {
  name: "quickstart-1234567",
  description: "Made by the quickstart",
  storageSpace: 100,
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  maintainBegin: "02:00",
  sslEnable: false,
  accessUser: "quickstart",
  password: benchPassword,
  __urn: "urn:pulumi:dev::quickstart::pulumi-nodejs:dms:Rabbitmq::quickstart",
};

const scriptFor = (version: BenchVersion) => `
const { startEmulator } = require("./emulator/dist/index.js");
const { providerText: __provider } = require("./dist/sdk/providerText.js");
(async () => {
  const emulator = await startEmulator({ ...${JSON.stringify(account)}, createTime: "0s" });
  Object.assign(process.env, {
    HW_REGION_NAME: emulator.account.projects[0].region.name,
    HW_DMS_ENDPOINT: emulator.url,
    HW_IAM_ENDPOINT: emulator.url,
  });
  const { check, create } = require("./dist/provider/index.js");
  const { inputs, failures } = await check({}, { ...${JSON.stringify({ ...program, ...products[version] })}, __provider });
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  const { outs } = await create(inputs);
  console.log(JSON.stringify({ inputs: { ...inputs, __provider }, outputs: { ...outs, __provider } }));
  process.exit();
})();
`;

/**
 * Has the built provider create an instance in the emulator, in a process of its own.
 *
 * @param root directory of the repository
 * @param version of the API that makes it
 */
export async function createOneInstance(root: string, version: BenchVersion): Promise<CreatedInstance> {
  const { accessKey, secretKey } = account;
  const env = { ...isolatedEnvironment(process.env), HW_ACCESS_KEY: accessKey, HW_SECRET_KEY: secretKey };
  const { stdout } = await run(process.execPath, ["-e", scriptFor(version)], { cwd: root, env });
  return JSON.parse(stdout) as CreatedInstance;
}
