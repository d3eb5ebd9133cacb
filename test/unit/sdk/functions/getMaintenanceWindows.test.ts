import { getMaintenanceWindow, getMaintenanceWindows } from "pulumi-huaweicloud-dms-rabbitmq";
import { startTestServer, type TestServer } from "../../provider/client/testServer";
import { useServer } from "./functionEnvironment";

/** The six windows of section 6.3. */
const hours = ["22", "02", "06", "10", "14", "18"];
let write: (hour: string) => unknown;
let server: TestServer;

beforeEach(async () => {
  write = (hour) => hour;
  server = await startTestServer(() => ({
    json: {
      maintain_windows: hours.map((hour, index) => ({
        seq: index + 1,
        begin: write(hour),
        end: write(hours[(index + 1) % 6] as string),
        default: hour === "02",
      })),
    },
  }));
  useServer(server.url, { HW_PROJECT_ID: "0123456789abcdef0123456789abcdef" });
});

afterEach(() => server.close());

describe("getMaintenanceWindows", () => {
  it.each<[string, (hour: string) => unknown]>([
    ["22", (hour) => hour],
    ["22:00", (hour) => `${hour}:00`],
    ["22:00:00", (hour) => `${hour}:00:00`],
    ["the number 22", Number],
  ])("lists all in HH:mm when the service writes %s", async (_form, form) => {
    write = form;
    expect(await getMaintenanceWindows()).toEqual({
      maintenanceWindows: [
        { seq: 1, begin: "22:00", end: "02:00", default: false },
        { seq: 2, begin: "02:00", end: "06:00", default: true },
        { seq: 3, begin: "06:00", end: "10:00", default: false },
        { seq: 4, begin: "10:00", end: "14:00", default: false },
        { seq: 5, begin: "14:00", end: "18:00", default: false },
        { seq: 6, begin: "18:00", end: "22:00", default: false },
      ],
    });
  });
});

describe("getMaintenanceWindow", () => {
  it("finds the default one", async () => {
    expect(await getMaintenanceWindow({ default: true })).toEqual({
      seq: 2,
      begin: "02:00",
      end: "06:00",
      default: true,
    });
  });

  it.each([["22:00"], ["22"], ["22:00:00"]])("finds the one that begins at %s", async (begin) => {
    expect((await getMaintenanceWindow({ begin })).seq).toBe(1);
  });

  it("finds one by its number", async () => {
    expect((await getMaintenanceWindow({ seq: 6 })).begin).toBe("18:00");
  });

  it("lists all when there is none", async () => {
    await expect(getMaintenanceWindow({ begin: "03:00" })).rejects.toThrow(
      'No maintenance window has begin "03:00". There are: 1: 22:00–02:00, 2: 02:00–06:00, 3: 06:00–10:00',
    );
  });

  it("asks for one of its arguments", async () => {
    await expect(getMaintenanceWindow({} as never)).rejects.toThrow("needs default: true, begin or seq");
  });
});
