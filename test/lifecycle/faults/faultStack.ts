import { type ApiVersion, DmsClient, DmsV2Client, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { createDynamicFront } from "../../../provider/front/dynamicFront";
import { declaredArguments } from "../../../provider/importCommand/declaredArguments";
import { importEntry } from "../../../provider/importCommand/importEntry";
import { secretNames } from "../../../provider/instance/properties/instanceProperties";
import { EngineSimulation, type Properties, type ResourceOptions, type UpResult } from "../engineSimulation";
import type { ShownOutput } from "../shownOutput";
import { SkippingClock } from "../skippingClock";

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Values that must not show anywhere. */
export const secretKey = "Secret/Key+Of=Fault&Tests";
export const userPassword = "User-Password?Of#Fault-Tests";
export const instancePassword = "Broker:Pass@Word/1";
export const otherInstancePassword = "Other:Pass@Word/2";

const region = "ae-ad-1";

/** What the usual program is made of in each version of the API. */
const kinds: Record<ApiVersion, Properties> = {
  "v1.0": { productId: "00300-30109-0--0", storageSpecCode: "dms.physical.storage.ultra" },
  v2: { productId: "c6.2u4g.single", storageSpecCode: "dms.physical.storage.ultra.v2", engineVersion: "3.8.35" },
};

/** A program's stack with one instance, a cloud that can be broken, and all that is shown. */
export class FaultStack {
  readonly engine = new EngineSimulation();
  readonly lines: string[] = [];
  /** Variables of every command from now on. */
  environment: Record<string, string> = {};
  /** Told of every line that is shown, as it is shown. */
  onLine: ((line: string) => void) | undefined;

  private constructor(
    readonly emulator: Emulator,
    private readonly clock: SkippingClock,
    private readonly output: ShownOutput,
    /** The version of the API to which the usual program belongs. */
    readonly version: ApiVersion,
  ) {}

  static async start(options: EmulatorOptions, output: ShownOutput, version: ApiVersion = "v1.0"): Promise<FaultStack> {
    const clock = new SkippingClock();
    const emulator = await startEmulator({
      region: [region, "eu-west-101"],
      secretKey,
      user: "tester",
      password: userPassword,
      domain: "test-domain",
      createTime: "1s",
      deleteTime: "1s",
      restartTime: "1s",
      resizeTime: "1s",
      restartInV2: "allowed",
      clock,
      ...options,
    });
    output.addSecrets(secretKey, userPassword, instancePassword, otherInstancePassword);
    return new FaultStack(emulator, clock, output, version);
  }

  /** The usual program with some properties changed; undefined leaves one out. */
  program(changes: Properties = {}, { ignoreChanges }: ResourceOptions = {}): Properties {
    const zone = this.emulator.account.regions[0]?.zones[0]?.id;
    const properties: Properties = {
      name: "orders",
      storageSpace: 100,
      accessUser: "orders-user",
      password: instancePassword,
      vpcId: "vpc-1",
      securityGroupId: "group-1",
      subnetId: "subnet-1",
      availabilityZones: [zone],
      ...kinds[this.version],
      timeouts: { create: "1m", update: "2m", delete: "1m" },
      __provider: "the provider's constant line",
      __urn: "urn:pulumi:test::faults::pulumi-nodejs:dms:Rabbitmq::orders",
      __ignoreChanges: ignoreChanges,
      ...changes,
    };
    return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  }

  up(
    changes: Properties = {},
    environment: Record<string, string> = {},
    options: ResourceOptions = {},
  ): Promise<UpResult> {
    return this.run(environment, (hooks) => this.engine.up(hooks, this.program(changes, options), options));
  }

  /** `pulumi up --refresh`: one process reads, compares and updates. */
  refreshingUp(changes: Properties = {}): Promise<UpResult> {
    return this.run({}, async (hooks) => {
      await this.engine.refresh(hooks);
      return this.engine.up(hooks, this.program(changes));
    });
  }

  /** `pulumi preview --refresh`. */
  refreshingPreview(changes: Properties = {}): Promise<UpResult> {
    return this.run({}, async (hooks) => {
      await this.engine.refresh(hooks);
      return this.engine.preview(hooks, this.program(changes));
    });
  }

  /** `pulumi import` of the file that the import command writes for the one instance. */
  async import(): Promise<void> {
    const environment = this.commandEnvironment();
    const Client = this.version === "v2" ? DmsV2Client : DmsClient;
    const client = new Client({ configuration: resolveConfiguration({ config: () => undefined, environment }) });
    const instance = await client.getInstance(this.id);
    const projectId = await client.projectId();
    await client.close();
    const declaration = declaredArguments({ instance, region, apiVersion: this.version });
    const { id, inputs, outputs } = importEntry({
      logicalName: "orders",
      instance,
      declaration,
      region,
      projectId,
      apiVersion: this.version,
    });
    this.engine.stored = { id, inputs, outputs, initErrors: [] };
  }

  preview(
    changes: Properties = {},
    environment: Record<string, string> = {},
    options: ResourceOptions = {},
  ): Promise<UpResult> {
    return this.run(environment, (hooks) => this.engine.preview(hooks, this.program(changes, options), options));
  }

  refresh(environment: Record<string, string> = {}): Promise<void> {
    return this.run(environment, (hooks) => this.engine.refresh(hooks));
  }

  destroy(environment: Record<string, string> = {}): Promise<void> {
    return this.run(environment, (hooks) => this.engine.destroy(hooks));
  }

  /** Ids of all instances that the cloud has. */
  cloudIds(): string[] {
    return this.emulator
      .instances()
      .map(({ instance_id }) => instance_id)
      .sort();
  }

  /** The time of client and emulator, in milliseconds since 1970. */
  get now(): number {
    return this.clock.now();
  }

  /** Lets time go by. */
  passTime(millis: number): Promise<void> {
    return this.clock.sleep(millis);
  }

  /** A client of API v2, for what somebody else does. */
  get client(): DmsV2Client {
    const environment = this.commandEnvironment();
    return new DmsV2Client({ configuration: resolveConfiguration({ config: () => undefined, environment }) });
  }

  /** The id of the one instance. */
  get id(): string {
    const [id] = this.cloudIds();
    if (id === undefined) throw new Error("There is no instance.");
    return id;
  }

  private commandEnvironment(): Record<string, string> {
    return {
      HW_REGION_NAME: region,
      HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
      HW_SECRET_KEY: secretKey,
      HW_DMS_ENDPOINT: this.emulator.url,
      HW_IAM_ENDPOINT: this.emulator.url,
      HW_DMS_POLL_INTERVAL: "5s",
      HW_DMS_VALIDATION: "offline",
      ...this.environment,
    };
  }

  /** Every command of the CLI starts a provider process of its own. */
  private async run<Result>(
    environment: Record<string, string>,
    operation: (hooks: ReturnType<typeof createDynamicFront>) => Promise<Result>,
  ): Promise<Result> {
    const hooks = createDynamicFront({
      clock: this.clock,
      random: () => 0.5,
      hasTerminal: true,
      environment: { ...this.commandEnvironment(), ...environment },
      log: {
        write: (severity, message) => {
          this.lines.push(`${severity}: ${message}`);
          this.onLine?.(message);
        },
      },
    });
    await hooks.configure({ config: { get: () => undefined } } as unknown as Parameters<typeof hooks.configure>[0]);
    try {
      return await operation(hooks);
    } catch (error) {
      this.output.add((error as Error).message);
      throw error;
    } finally {
      this.output.add(...this.lines, this.shownState());
    }
  }

  /** The state without what it encrypts. */
  private shownState(): string {
    const stored = [this.engine.stored, this.engine.pendingDeletion];
    return JSON.stringify(stored, (key, value) => (secretNames.includes(key) ? undefined : value)) ?? "";
  }

  close(): Promise<void> {
    return this.emulator.close();
  }
}
