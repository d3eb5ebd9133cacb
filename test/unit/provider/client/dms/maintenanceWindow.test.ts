import { normalizeWindowTime } from "../../../../../provider/client/dms/maintenanceWindow";

describe("normalizeWindowTime", () => {
  it.each([
    ["22", "22:00"],
    ["2", "02:00"],
    ["02", "02:00"],
    ["22:00", "22:00"],
    ["22:00:00", "22:00"],
    ["6:30", "06:30"],
    [" 18:00 ", "18:00"],
  ])("turns %s into %s", (time, normal) => {
    expect(normalizeWindowTime(time)).toBe(normal);
  });

  it.each(["", "noon", "22:0", "22-00", "222"])("leaves %j as it is", (time) => {
    expect(normalizeWindowTime(time)).toBe(time);
  });
});
