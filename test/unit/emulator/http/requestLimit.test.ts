import { type Emulator, OptionError, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("a limit of requests in a time", () => {
  const clock = new ManualClock();
  let emulator: Emulator;
  let client: EmulatorClient;

  beforeAll(async () => {
    emulator = await startEmulator({ clock, requestLimit: "3/1m" });
    client = new EmulatorClient(emulator);
  });
  afterAll(() => emulator.close());

  const ask = async () => (await client.instances("GET", "")).status;

  it("refuses what is over it until the oldest request is old enough, and counts only what it lets through", async () => {
    expect(await ask()).toBe(200);
    clock.advance(20_000);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 429, 429]);
    clock.advance(40_000);
    expect([await ask(), await ask()]).toEqual([200, 429]);
    clock.advance(20_000);
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  });

  it("tells how long to wait, as the gateway does, and leaves the control routes alone", async () => {
    clock.advance(60_000);
    for (let count = 0; count < 3; count += 1) await ask();
    clock.advance(10_500);
    const answer = await fetch(`${emulator.url}/v3`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "50"]);
    expect(await answer.json()).toMatchObject({ error_code: "APIGW.0308", request_id: expect.any(String) });
    expect((await fetch(`${emulator.url}/_emulator/health`)).status).toBe(200);
  });

  it.each(["200", "0/5m", "200/", "200/soon", "-1/5m"])("cannot be %j", async (requestLimit) => {
    await expect(startEmulator({ requestLimit })).rejects.toBeInstanceOf(OptionError);
  });
});
