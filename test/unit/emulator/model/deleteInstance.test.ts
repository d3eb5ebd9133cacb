import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the deletion of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  it.each([
    ["CREATING", "111400099"],
    ["STARTING", "111400099"],
    ["STOPPING", "111400099"],
    ["RESTARTING", "111400099"],
    ["EXTENDING", "111400026"],
    ["UPGRADING", "111400026"],
    ["RUNNING", "DELETING"],
    ["ERROR", "DELETING"],
    ["CREATEFAILED", "DELETING"],
    ["EXTENDEDFAILED", "DELETING"],
    ["FROZEN", "DELETING"],
  ])("of one that is %s leads to %s", async (status, expected) => {
    const id = await client.create();
    emulator.setInstance(id, { status });
    const answer = await client.instances("DELETE", `/${id}`);
    expect(answer.status === 204 ? await client.status(id) : answer.json.error_code).toBe(expected);
  });

  it("goes on when it is asked for again, and does not begin anew", async () => {
    const id = await client.create();
    clock.advance(5_000);
    await client.instances("DELETE", `/${id}`);
    clock.advance(1_500);
    expect((await client.instances("DELETE", `/${id}`)).status).toBe(204);
    clock.advance(500);
    expect((await client.instances("DELETE", `/${id}`)).json.error_code).toBe("111404022");
  });

  it("takes a GET that carries a body", async () => {
    const id = await client.create();
    const answer = await client.send({ path: `/v1.0/${client.projectId}/instances/${id}`, body: "{}\n" });
    expect(answer.json.status).toBe("CREATING");
  });
});
