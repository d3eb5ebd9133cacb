import { setTimeout as sleep } from "node:timers/promises";
import { DmsClient, type NewInstance, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";

/** A request that reached the emulator, as its control route tells. */
export interface ReceivedRequest {
  time: string;
  method: string;
  path: string;
  status: number;
  code?: string | null;
  durationMs: number;
}

/** A fault: what happens to requests, or how operations on instances of a name end. */
export type Fault =
  | {
      match: { method?: string; path?: string; nth?: number; times?: number };
      do: {
        status?: number;
        body?: unknown;
        headers?: Record<string, string>;
        delay?: string;
        reset?: "before" | "after";
        truncate?: number;
        perform?: boolean;
      };
    }
  | {
      match: { name: string };
      outcome: { status?: string; errorCode?: string; hang?: boolean; operation?: string };
    };

/** An instance in the form of the wire. */
export interface WireInstance {
  instance_id: string;
  name: string;
  status: string;
  [field: string]: unknown;
}

/** Secrets of the emulator under test, which no output and no state may show. */
export const emulatorSecretKey = "secret-key-of-the-test-emulator";
export const emulatorUserPassword = "user-password-of-the-test-emulator";
export const emulatorAccessKey = "TESTACCESSKEY0000001";

const region = "ae-ad-1";

/** An emulator with times of a fraction of a second, and its control routes as methods. */
export class TestEmulator {
  private constructor(
    readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  /** @param options on top of short times and the credentials above */
  static async start(options: Parameters<typeof startEmulator>[0] = {}): Promise<TestEmulator> {
    const emulator = await startEmulator({
      port: 0,
      region,
      accessKey: emulatorAccessKey,
      secretKey: emulatorSecretKey,
      user: "tester",
      password: emulatorUserPassword,
      domain: "test-domain",
      createTime: "400ms",
      deleteTime: "200ms",
      restartTime: "300ms",
      resizeTime: "300ms",
      ...options,
    });
    return new TestEmulator(emulator.url, () => emulator.close());
  }

  /** Variables of a program that signs in with the access key. */
  get environment(): Record<string, string> {
    return {
      HW_REGION_NAME: region,
      HW_ACCESS_KEY: emulatorAccessKey,
      HW_SECRET_KEY: emulatorSecretKey,
      HW_DMS_ENDPOINT: this.url,
      HW_IAM_ENDPOINT: this.url,
      HW_DMS_POLL_INTERVAL: "100ms",
    };
  }

  /** Variables of a program that signs in with user and password. */
  get passwordEnvironment(): Record<string, string> {
    const { HW_ACCESS_KEY: _accessKey, HW_SECRET_KEY: _secretKey, ...shared } = this.environment;
    return { ...shared, HW_USER_NAME: "tester", HW_USER_PASSWORD: emulatorUserPassword, HW_DOMAIN_NAME: "test-domain" };
  }

  /** The requests since the start or the last `forgetRequests`, control routes aside. */
  async requests(): Promise<ReceivedRequest[]> {
    return (await this.control("GET", "requests")) as ReceivedRequest[];
  }

  /** The requests that ask for a change: everything but GET, signing in aside. */
  async changingRequests(): Promise<ReceivedRequest[]> {
    const all = await this.requests();
    return all.filter(({ method, path }) => method !== "GET" && !path.startsWith("/v3/auth/"));
  }

  async forgetRequests(): Promise<void> {
    await this.control("DELETE", "requests");
  }

  async instances(): Promise<WireInstance[]> {
    return (await this.control("GET", "instances")) as WireInstance[];
  }

  /** Changes fields or the status of an instance behind the provider's back. */
  async changeInstance(id: string, fields: Record<string, unknown>): Promise<void> {
    await this.control("POST", `instances/${id}`, fields);
  }

  /** Sets a fault, as the emulator's control route takes it. */
  async addFault(fault: Fault): Promise<void> {
    await this.control("POST", "faults", fault);
  }

  /** Takes all faults away; operations that hung because of one are free to end. */
  async clearFaults(): Promise<void> {
    await this.control("DELETE", "faults");
  }

  /** Creates an instance as another client of the service would. */
  async createInstance(request: NewInstance): Promise<string> {
    const configuration = resolveConfiguration({ config: () => undefined, environment: this.environment });
    const client = new DmsClient({ configuration });
    const { instanceId } = await client.createInstance(request);
    await client.close();
    return instanceId;
  }

  /** Deletes an instance as another client of the service would, and waits until it is gone. */
  async deleteInstance(id: string): Promise<void> {
    const configuration = resolveConfiguration({ config: () => undefined, environment: this.environment });
    const client = new DmsClient({ configuration });
    await client.deleteInstance(id);
    await client.close();
    while ((await this.instances()).some((instance) => instance.instance_id === id)) await sleep(50);
  }

  async close(): Promise<void> {
    await this.stop();
  }

  private async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}/_emulator/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /_emulator/${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
