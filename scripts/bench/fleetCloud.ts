import path from "node:path";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { EmulatorProcess } from "../quickstart/emulatorProcess";
import type { StoredResource } from "./fleetStack";
import type { SeenRequest } from "./requestKinds";

/** Milliseconds of one of the emulator's durations, such as `12s`. */
export const millisOf = (duration: string) => {
  const [, count = "0", unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(duration) ?? [];
  return Number(count) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? 1000);
};

/** The emulator's side of a measurement. */
export class FleetCloud {
  private constructor(
    private readonly emulator: EmulatorProcess,
    private readonly creationMillis: number,
  ) {}

  /**
   * @param root directory of the repository
   * @param directory gets the emulator's log
   * @param times how long a creation and a deletion take
   */
  static async start(root: string, directory: string, [creation, deletion]: [string, string]): Promise<FleetCloud> {
    const emulator = await EmulatorProcess.start({
      root,
      logFile: path.join(directory, "emulator.log"),
      args: ["--create-time", creation, "--delete-time", deletion],
      environment: isolatedEnvironment(process.env),
    });
    return new FleetCloud(emulator, millisOf(creation));
  }

  get environment(): Record<string, string> {
    return this.emulator.environment;
  }

  /** The requests since the last time. */
  async takeRequests(): Promise<SeenRequest[]> {
    const requests = (await (await this.control("requests")).json()) as SeenRequest[];
    await this.control("requests", "DELETE");
    return requests;
  }

  /** How long after it ran the engine heard of each creation, in seconds. */
  async lags(stored: readonly StoredResource[]): Promise<number[]> {
    const instances = (await (await this.control("instances")).json()) as { instance_id: string; created_at: string }[];
    const running = new Map(
      instances.map(({ instance_id: id, created_at: at }) => [id, Number(at) + this.creationMillis]),
    );
    return stored.map(({ id = "", created = "" }) => (Date.parse(created) - (running.get(id) ?? Number.NaN)) / 1000);
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }

  private control(what: string, method = "GET"): Promise<Response> {
    return fetch(`${this.environment.HW_DMS_ENDPOINT}/_emulator/${what}`, { method });
  }
}
