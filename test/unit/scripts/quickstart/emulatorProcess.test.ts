import { exportedVariables } from "../../../../scripts/quickstart/emulatorProcess";

describe("exportedVariables", () => {
  it("reads the lines that a shell would, quoted or not, and no others", () => {
    const text = [
      "The emulator listens at http://127.0.0.1:4711",
      "  export HW_REGION_NAME=ae-ad-1",
      "export HW_SECRET_KEY='with blank'",
      'export HW_DMS_ENDPOINT="http://127.0.0.1:4711"',
      "export PATH=/nowhere",
      "see export HW_ACCESS_KEY=x",
    ].join("\n");
    expect(exportedVariables(text)).toEqual({
      HW_REGION_NAME: "ae-ad-1",
      HW_SECRET_KEY: "with blank",
      HW_DMS_ENDPOINT: "http://127.0.0.1:4711",
    });
  });
});
