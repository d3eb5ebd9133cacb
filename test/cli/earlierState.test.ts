import { copyFileSync, cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { EarlierState } from "../support/earlierState";
import type { ExportedResource, ExportedState, PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(600_000);

const fixture = path.join(__dirname, "fixtures", "earlier-state-0.1.0");

/** What version 0.1.0 stored too, the URLs with credentials among it. */
const madeInProgram = ["amqpUrl", "amqpsUrl", "createdAt", "hosts", "managementUrl", "publicHosts"];

type StoredProperties = Pick<ExportedResource, "id" | "inputs" | "outputs">;

describe("the state that version 0.1.0 made of four instances", () => {
  let directory: string;
  let emulator: TestEmulator;
  let project: PulumiProject;
  let instances: WireInstance[];
  let stored: Record<string, StoredProperties>;

  beforeAll(async () => {
    directory = makeTemporaryDirectory("earlier-state");
    // The emulator writes into its data directory.
    cpSync(fixture, directory, { recursive: true });
    const earlier = new EarlierState(directory);
    emulator = await TestEmulator.start({ data: earlier.data });
    project = await earlier.createProject(emulator);
    copyFileSync(earlier.config, path.join(project.directory, path.basename(earlier.config)));
    await project.importState(JSON.parse(readFileSync(earlier.state, "utf8")) as ExportedState);
    instances = await emulator.instances();
    stored = storedProperties();
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
    if (directory) removeTemporaryDirectory(directory);
  });

  /** What the state holds of each resource, by its logical name. */
  function storedProperties(): Record<string, StoredProperties> {
    const { deployment } = project.exportState({ showSecrets: true });
    return Object.fromEntries(
      (deployment.resources ?? []).map(({ urn, id, inputs, outputs }) => [
        urn.split("::").at(-1),
        { id, inputs, outputs },
      ]),
    );
  }

  /** The outputs that a refresh leaves: without what is made in the program, and with the names of fewer inputs. */
  function refreshed({ outputs = {} }: StoredProperties = {}): Record<string, unknown> {
    const unset = Object.fromEntries(madeInProgram.map((name) => [name, undefined]));
    return { ...outputs, ...unset, __inputNames: expect.arrayContaining(["name"]) };
  }

  async function expectNoChange({ code, output, events }: PulumiResult): Promise<void> {
    expect({ code, output, changes: Object.keys(events.changes) }).toEqual({ code: 0, output, changes: ["same"] });
    const operations = events.steps.map(({ operation }) => operation);
    expect(operations.filter((operation) => operation !== "same" && operation !== "refresh")).toEqual([]);
    expect(events.diagnostics).toEqual([]);
    expect(await emulator.changingRequests()).toEqual([]);
    expect(await emulator.instances()).toEqual(instances);
  }

  const strictly = { args: ["--expect-no-changes"] };

  it("previews no change", async () => expectNoChange(await project.preview(strictly)));

  it("refreshes no change", async () => expectNoChange(await project.refresh(strictly)));

  it("deploys no change, and leaves what is stored as it was", async () => {
    await expectNoChange(await project.up(strictly));
    const { orders, payments, ledger, archive } = stored;
    // The one that it has from now on.
    const __urn = expect.stringContaining(`::${rabbitmqInstanceType}::`);
    expect(storedProperties()).toEqual({
      ...stored,
      orders: {
        ...orders,
        // Told of one deployment, which is over.
        inputs: { ...orders?.inputs, __urn, __passwordRedeclared: undefined },
        outputs: refreshed(orders),
      },
      payments: { ...payments, inputs: { ...payments?.inputs, __urn }, outputs: refreshed(payments) },
      // Only that version stored it; where the outputs lack it, as after an import, a refresh takes it out.
      ledger: {
        ...ledger,
        inputs: { ...ledger?.inputs, __urn, __organization: undefined },
        outputs: refreshed(ledger),
      },
      // An import alone does not know what only the program says.
      archive: {
        ...archive,
        inputs: {
          ...archive?.inputs,
          __urn,
          password: ledger?.inputs?.password,
          storageSpecCode: "dms.physical.storage.normal",
        },
        outputs: refreshed(archive),
      },
    });
  });

  it("destroys each instance once, and nothing else", async () => {
    const { code, output, events } = await project.destroy();
    expect({ code, output, changes: events.changes }).toEqual({ code: 0, output, changes: { delete: 6 } });
    expect(await emulator.instances()).toEqual([]);
    const changes = await emulator.changingRequests();
    const deletions = changes.map(({ method, path: address }) => `${method} ${path.posix.basename(address)}`);
    expect(deletions.sort()).toEqual(instances.map(({ instance_id }) => `DELETE ${instance_id}`).sort());
  });
});
