import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { amqpOfToday, EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the reset of a password", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  async function reset(id: string, password: unknown): Promise<string> {
    const { status, json } = await client.v2("POST", `/{project}/instances/${id}/password`, { new_password: password });
    return json?.error_code ?? String(status);
  }

  const password = () => emulator.snapshot().instances[0]?.password;

  it("counts at once, for an instance that v1.0 made as well", async () => {
    const id = await client.create();
    expect(await reset(id, "N3w-password")).toBe("DMS.00400026");
    clock.advance(5_000);
    expect(await reset(id, "N3w-password")).toBe("204");
    expect(password()).toBe("N3w-password");
    expect(JSON.stringify([emulator.instances(), emulator.requests()])).not.toContain("N3w-password");
  });

  it.each([[undefined], [7], ["Sh0rt-"], ["twoclasses1"], ["-N3wpassword"], ["N3w-pässword"]])(
    "refuses %j",
    async (given) => {
      const id = await client.createOfToday();
      clock.advance(5_000);
      expect(await reset(id, given)).toBe("DMS.00400012");
      expect(password()).toBe("Pa55-word!");
    },
  );

  it("is not for AMQP-0-9-1", async () => {
    const id = await client.createOfToday(amqpOfToday);
    clock.advance(5_000);
    expect(await reset(id, "N3w-password")).toBe("DMS.00400007");
  });
});
