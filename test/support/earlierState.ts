import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { PulumiProject, type PulumiProjectOptions } from "./pulumiProject";
import type { TestEmulator } from "./testEmulator";

const stack = "production";

/** A folder with the state of a stack that an earlier version made, and with what belongs to it. */
export class EarlierState {
  /** Directory of the program that declares what is in the state. */
  readonly program: string;
  /** The config of the stack, with the salt of its secrets. */
  readonly config: string;
  /** What `pulumi stack export` printed. */
  readonly state: string;
  /** The emulator's data directory, whose instances are those of the state. */
  readonly data: string;

  constructor(readonly directory: string) {
    this.program = path.join(directory, "program");
    this.config = path.join(directory, `Pulumi.${stack}.yaml`);
    this.state = path.join(directory, "state.json");
    this.data = path.join(directory, "emulator");
  }

  /** Makes a project with the program and no state yet, whose endpoints are those of the emulator. */
  async createProject(emulator: TestEmulator, options: Partial<PulumiProjectOptions> = {}): Promise<PulumiProject> {
    const project = await PulumiProject.create({
      name: "earlier-state",
      stack,
      program: readFileSync(path.join(this.program, "index.ts"), "utf8"),
      typescript: true,
      // All else is in the config of the stack, since the state keeps that, and the port of an emulator changes.
      environment: {
        HW_DMS_ENDPOINT: emulator.url,
        HW_IAM_ENDPOINT: emulator.url,
        PULUMI_CONFIG_PASSPHRASE: "passphrase-of-the-earlier-state",
      },
      ...options,
    });
    cpSync(this.program, project.directory, { recursive: true });
    return project;
  }
}
