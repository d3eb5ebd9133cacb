import { parseQuickstartArguments } from "../../../../scripts/quickstart/quickstartArguments";

describe("parseQuickstartArguments", () => {
  it("needs none", () => {
    expect(parseQuickstartArguments([])).toEqual({ help: false, emulatorArguments: [] });
  });

  it.each(["--help", "-h"])("knows %s", (argument) => {
    expect(parseQuickstartArguments([argument]).help).toBe(true);
  });

  it("refuses what it does not know, by name", () => {
    expect(() => parseQuickstartArguments(["--brokre"])).toThrow("--brokre");
  });
});
