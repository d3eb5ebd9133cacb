import { parseQuickstartArguments } from "../../../../scripts/quickstart/quickstartArguments";

describe("parseQuickstartArguments", () => {
  it("needs none", () => {
    expect(parseQuickstartArguments([])).toEqual({ help: false, broker: false, tls: false, emulatorArguments: [] });
  });

  it.each(["--help", "-h"])("knows %s", (argument) => {
    expect(parseQuickstartArguments([argument]).help).toBe(true);
  });

  it("runs real brokers when asked for, with TLS or without", () => {
    const plain = { broker: true, tls: false, emulatorArguments: ["--broker", "rabbitmq"] };
    expect(parseQuickstartArguments(["--broker"])).toMatchObject(plain);
    expect(parseQuickstartArguments(["--broker", "--tls"])).toMatchObject({ broker: true, tls: true });
    expect(() => parseQuickstartArguments(["--tls"])).toThrow("--broker");
  });

  it("refuses what it does not know, by name", () => {
    expect(() => parseQuickstartArguments(["--brokre"])).toThrow("--brokre");
  });
});
