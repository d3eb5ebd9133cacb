import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";

const run = promisify(execFile);

/** What a state holds of one instance, before Pulumi encrypts what is secret. */
export interface CreatedInstance {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** Bytes of JSON of the same. */
export interface StateSize {
  inputs: number;
  outputs: number;
}

/** The password of the created instance. */
export const benchPassword = "Bench-Password-1";

const account = { accessKey: "BENCHACCESSKEY000001", secretKey: "bench-secret-key-0001" };

/** What the quickstart's program declares, so that the figures are those of an instance as users have it. */
const program = {
  name: "quickstart-1234567",
  description: "Made by the quickstart",
  engineVersion: "3.7.17",
  productId: "00300-30109-0--0",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high",
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

const script = `
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
  const { inputs, failures } = await check({}, { ...${JSON.stringify(program)}, __provider });
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
 */
export async function createOneInstance(root: string): Promise<CreatedInstance> {
  const { accessKey, secretKey } = account;
  const env = { ...isolatedEnvironment(process.env), HW_ACCESS_KEY: accessKey, HW_SECRET_KEY: secretKey };
  const { stdout } = await run(process.execPath, ["-e", script], { cwd: root, env });
  return JSON.parse(stdout) as CreatedInstance;
}

/** @param root directory of the repository */
export async function measureStateSize(root: string): Promise<StateSize> {
  const { inputs, outputs } = await createOneInstance(root);
  const bytes = (properties: object) => Buffer.byteLength(JSON.stringify(properties));
  return { inputs: bytes(inputs), outputs: bytes(outputs) };
}
