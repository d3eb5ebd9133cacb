import { normalizeInstanceStatus } from "../../../../../provider/client/dms/instanceStatus";

describe("normalizeInstanceStatus", () => {
  it.each([
    ["RUNNING", "RUNNING"],
    ["Running", "RUNNING"],
    [" creating ", "CREATING"],
    ["Restarting", "RESTARTING"],
    ["Faulty", "ERROR"],
    ["Resizing", "EXTENDING"],
    ["Resizing failed", "EXTENDEDFAILED"],
    ["resizing  Failed", "EXTENDEDFAILED"],
    ["EXTENDEDFAILED", "EXTENDEDFAILED"],
    ["Something New", "SOMETHING NEW"],
  ])("turns %j into %s", (status, word) => {
    expect(normalizeInstanceStatus(status)).toBe(word);
  });
});
