import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";

const onLinux = process.platform === "linux" ? describe : describe.skip;

onLinux("a log file on a disk that is full", () => {
  let emulator: Emulator;
  const warnings: string[] = [];

  beforeEach(async () => {
    jest.spyOn(process, "emitWarning").mockImplementation((warning) => warnings.push(String(warning)) as never);
    emulator = await startEmulator({ log: "/dev/full" });
  });
  afterEach(async () => {
    await emulator.close();
    jest.restoreAllMocks();
  });

  it("ends with a warning, and requests are answered as before", async () => {
    const client = new EmulatorClient(emulator);
    const id = await client.create();
    expect(await client.status(id)).toBe("CREATING");
    expect(emulator.requests()).toHaveLength(2);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The log file \/dev\/full ends here \(ENOSPC.*\): make room and start the emulator again\.$/,
      ),
    ]);
  });
});
