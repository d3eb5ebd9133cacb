import { generateBrokerPassword } from "../../../../scripts/quickstart/brokerPassword";

describe("generateBrokerPassword", () => {
  it("keeps the service's rules: 8 to 32 characters of at least two classes", () => {
    for (let round = 0; round < 50; round += 1) {
      expect(generateBrokerPassword()).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^a-zA-Z\d])[!-~]{8,32}$/);
    }
  });

  it("is another one every time", () => {
    expect(generateBrokerPassword()).not.toBe(generateBrokerPassword());
  });
});
