import path from "node:path";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { skipNote } from "../support/skipNote";
import { instanceRequest } from "../unit/emulator/emulatorClient";
import { installNodeClients, installPythonClients, whatPythonLacks } from "./clientCache";
import type { LifecycleTranscript } from "./lifecycleTranscript";
import { type LifecycleProgram, runLifecycle, temporaryKey } from "./runLifecycle";

// Two installations of three minutes each at most, and the run.
const longestSetupMilliseconds = 8 * 60_000;

const changes = { description: "changed by a client", maintain_begin: "06:00:00", maintain_end: "10:00:00" };

const pythonProgram = (name: string) => async (): Promise<LifecycleProgram> => ({
  command: await installPythonClients(),
  script: path.join(__dirname, "python", name),
});

const nodeProgram = (name: string) => async (): Promise<LifecycleProgram> => ({
  command: process.execPath,
  script: path.join(__dirname, "node", name),
  clientsDirectory: await installNodeClients(),
});

const pythonLacks = whatPythonLacks();

function describeClient(
  name: string,
  program: () => Promise<LifecycleProgram>,
  more: (seen: () => { transcript: LifecycleTranscript; emulator: Emulator }) => void,
): void {
  describe(`${name}, unchanged, against the emulator`, () => {
    let emulator: Emulator;
    let transcript: LifecycleTranscript;

    beforeAll(async () => {
      const installed = await program();
      // The second read finishes an operation, so that each client sees every state whatever the machine's pace.
      const users = [{ name: "temporary", ...temporaryKey }];
      emulator = await startEmulator({ createReads: 2, restartReads: 2, deleteReads: 2, users });
      transcript = await runLifecycle(installed, emulator, { request: instanceRequest, changes });
    }, longestSetupMilliseconds);

    afterAll(() => emulator?.close());

    it("signs in and finds its project", () => {
      expect(transcript.project).toBe(emulator.account.projects[0]?.id);
    });

    it("reads zones, products and maintenance windows", () => {
      expect(transcript.zones).toContain(instanceRequest.available_zones[0]);
      expect(transcript.productIds).toContain(instanceRequest.product_id);
      expect(transcript.windowBegins).toEqual(["22", "02", "06", "10", "14", "18"]);
    });

    it("creates an instance and sees it become RUNNING", () => {
      expect(transcript.createStatus ?? 200).toBe(200);
      expect(transcript.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(transcript.creating).toBe("CREATING");
      expect(transcript.running.status).toBe("RUNNING");
    });

    it("reads the instance as it was asked for", () => {
      const { password: _password, storage_space: total, storage_spec_code: _onlyInLists, ...wish } = instanceRequest;
      expect(transcript.running).toMatchObject({ ...wish, instance_id: transcript.id, total_storage_space: total });
      expect(transcript.running).toMatchObject({ port: 5672, connect_address: expect.stringMatching(/^192\.168\./) });
      expect(JSON.stringify(transcript)).not.toContain(instanceRequest.password);
    });

    it("lists the instance by engine, exact name and status, and nothing under another name", () => {
      const { name, storage_spec_code } = instanceRequest;
      const row = { instance_id: transcript.id, name, storage_spec_code, status: "RUNNING" };
      expect(transcript.listed).toEqual([expect.objectContaining(row)]);
      expect(transcript.listedNumber).toBe(1);
      expect(transcript.unlistedNumber).toBe(0);
    });

    it("is refused a second instance of that name, with the code of the reference", () => {
      expect(transcript.duplicate).toMatchObject({ status: 400, code: "111400060" });
    });

    it("updates the instance and reads the changes as written, the rest as it was", () => {
      expect(transcript.updateStatus ?? 204).toBe(204);
      expect(transcript.updated).toEqual({ ...transcript.running, ...changes });
    });

    it("restarts the instance and sees it become RUNNING again", () => {
      const results = [{ instance: transcript.id, result: "success" }];
      expect(transcript.restartResults ?? results).toEqual(results);
      expect(transcript.restarting).toBe("RESTARTING");
      expect(transcript.restarted).toBe("RUNNING");
    });

    it("deletes the instance and is told that it is gone", () => {
      expect(transcript.deleteStatus ?? 204).toBe(204);
      expect(transcript.deleting).toBe("DELETING");
      expect(transcript.gone).toMatchObject({ status: 404, code: "111404022" });
      expect(emulator.instances()).toEqual([]);
    });

    it("is refused with a wrong secret", () => {
      expect(transcript.stranger.status).toBe(401);
    });

    it("asked for each change once, by the reference's method and address", () => {
      const instances = `/v1.0/${transcript.project}/instances`;
      const asked = emulator.requests().filter(({ method, path }) => method !== "GET" && path.startsWith("/v1.0/"));
      expect(asked.map(({ method, path, status }) => [method, path, status])).toEqual([
        ["POST", instances, 200],
        ["POST", instances, 400],
        ["PUT", `${instances}/${transcript.id}`, 204],
        ["POST", `${instances}/action`, 200],
        ["DELETE", `${instances}/${transcript.id}`, 204],
      ]);
    });

    more(() => ({ transcript, emulator }));
  });
}

function describePythonClient(name: string, program: string, more: Parameters<typeof describeClient>[2]): void {
  if (pythonLacks === undefined) {
    describeClient(name, pythonProgram(program), more);
    return;
  }
  describe.skip(`${name}${skipNote(pythonLacks)}`, () => {
    it("takes an instance from its creation to its end", () => undefined);
  });
}

describePythonClient("Python's huaweicloudsdkcore with huaweicloudsdkiam", "huaweicloudsdk_lifecycle.py", (seen) => {
  it("signs with a temporary access key and its security token", () => {
    expect(seen().transcript.temporaryListStatus).toBe(200);
  });

  it("finds account and project in IAM, signed and with a token that it asked for", () => {
    const { transcript, emulator } = seen();
    const id = emulator.account.projects[0]?.id;
    expect(transcript.iam).toEqual({
      domain: emulator.account.name,
      projects: [id],
      tokenProject: id,
      projectsWithToken: [id],
    });
  });
});

describePythonClient("Python's otcextensions on openstacksdk", "otcextensions_lifecycle.py", (seen) => {
  it("finds DMS in the catalog of its token, as dms and as dmsv1, and the instance by name", () => {
    const { transcript, emulator } = seen();
    const address = `${emulator.url}/v1.0/${transcript.project}`;
    expect(transcript.endpoints).toEqual({ dms: address, dmsv1: address });
    expect(transcript.found).toBe(transcript.id);
  });
});

describeClient("Node's @huaweicloud/huaweicloud-sdk-core", nodeProgram("huaweicloudSdkCoreLifecycle.mjs"), (seen) => {
  it("signs with a temporary access key and its security token", () => {
    expect(seen().transcript.temporaryListStatus).toBe(200);
  });

  it("asked IAM for its project once", () => {
    const paths = seen()
      .emulator.requests()
      .map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("/v3/"))).toEqual(["/v3/projects"]);
  });
});
