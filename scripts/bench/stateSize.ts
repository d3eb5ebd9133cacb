import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import type { BenchVersion } from "./createdInstance";
import { FleetCloud } from "./fleetCloud";
import { FleetStack, type StoredResource } from "./fleetStack";
import { readmeWalk } from "./readmeWalk";

/** Bytes of JSON that a resource takes in a state, its secrets encrypted. */
export interface StateSize {
  /** Of everything but the stack trace. */
  bytes: number;
  /** Of the stack trace of its declaration, which Pulumi's SDK stores of any resource; it depends on how programs run. */
  trace: number;
}

/** The bytes that a resource takes in a state. */
export function stateSizeOf({ stackTrace, ...resource }: StoredResource): StateSize {
  return {
    bytes: Buffer.byteLength(JSON.stringify(resource)),
    trace: stackTrace === undefined ? 0 : Buffer.byteLength(JSON.stringify(stackTrace)),
  };
}

/** What the README's walk sets. */
const settings = { availabilityZone: "az10.dc1", vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "group-1" };

/** The README's first program, with the disk that a region of API v1.0 has. @throws Error when it has moved */
function firstProgram(root: string, version: BenchVersion): string {
  const program = readmeWalk(root).find(({ mark }) => mark === "index.ts")?.text;
  if (program === undefined) throw new Error("The README has no block that is marked as index.ts of its walk.");
  const disk = '"dms.physical.storage.high.v2"';
  return version === "v2" ? program : program.replace(disk, '"dms.physical.storage.high"');
}

/**
 * Deploys the README's first program with the real CLI and the emulator.
 *
 * @param root directory of the repository
 * @param version of the API that makes the instance
 * @returns what its instance takes in the state
 */
export async function measureStateSize(root: string, version: BenchVersion): Promise<StateSize> {
  const cli = await provisionPulumiCli(root);
  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-bench-"));
  const cloud = await FleetCloud.start(root, directory, ["0s", "0s"]);
  try {
    const environment = { ...withCliOnPath(isolatedEnvironment(process.env), cli), ...cloud.environment };
    const program = { program: firstProgram(root, version) };
    const stack = new FleetStack(path.join(directory, "stack"), program, { root, environment });
    await stack.initialize();
    await stack.configure(settings, { password: "Lion4-River7-Moon" });
    await stack.deploy("up", 1);
    const [instance] = stack.resources();
    if (instance === undefined) throw new Error("The README's first program declares no resource.");
    return stateSizeOf(instance);
  } finally {
    await cloud.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
