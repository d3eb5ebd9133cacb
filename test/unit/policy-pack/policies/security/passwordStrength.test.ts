import { passwordStrength } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (password: unknown, properties: Record<string, unknown> = {}, config = {}) =>
  runOnInstance(passwordStrength, {
    properties: { password, accessUser: "orders", name: "shop-broker", ...properties },
    config,
  });

test("a strong password passes", () => {
  expect(run("Lion4-River7-Moon").violations).toEqual([]);
});

test("a short password violates, and neither it nor its length is shown", () => {
  const { violations } = run("Ab3-Ab3-Ab3");
  expect(violations).toEqual([
    "password is set (its value is hidden), but it must have at least 12 characters. Choose a longer password.",
  ]);
});

test("every failed rule is reported", () => {
  const { violations } = run("orders");
  expect(violations).toEqual([
    expect.stringContaining("at least 12 characters"),
    expect.stringContaining("at least 3 of lowercase letters, uppercase letters, digits and special characters"),
    expect.stringContaining("must not hold the user name"),
  ]);
});

test("exactly the length and exactly the classes pass", () => {
  expect(run("Abcdefghijk3").violations).toEqual([]);
  expect(run("Abcdefghij3").violations).toHaveLength(1);
  expect(run("abcdefghijk3").violations).toHaveLength(1);
  expect(run("abcdefgh", { apiVersion: "v1.0" }, { minimumLength: 8, minimumClasses: 1 }).violations).toEqual([]);
  expect(run("Abcdefg3", {}, { minimumLength: 8, minimumClasses: 4 }).violations).toHaveLength(1);
  expect(run("Abcdef3!", {}, { minimumLength: 8, minimumClasses: 4 }).violations).toEqual([]);
});

test("API v2 asks for three classes however few the policy is content with", () => {
  const classes = { minimumLength: 8, minimumClasses: 1 };
  expect(run("abcdefg3", { apiVersion: "v1.0" }, classes).violations).toEqual([]);
  expect(run("Abcdefg3", { apiVersion: "v2" }, classes).violations).toEqual([]);
  for (const apiVersion of ["v2", undefined]) {
    expect(run("abcdefg3", { apiVersion }, classes).violations).toEqual([
      expect.stringContaining("but for API v2 it must mix at least 3 of lowercase letters"),
    ]);
  }
  expect(run("Abcdefg3", { apiVersion: "v2" }, { ...classes, minimumClasses: 4 }).violations[0]).toContain(
    "but it must mix at least 4 of",
  );
});

test("the user name and the instance name must not be in it, whatever their letter case", () => {
  expect(run("My-ORDERS-2024").violations[0]).toContain("must not hold the user name");
  expect(run("my-orders-2024", { accessUser: "Orders" }).violations[0]).toContain("must not hold the user name");
  expect(run("The-Shop-Broker-7").violations[0]).toContain("must not hold the instance name");
});

test("no message holds a password", () => {
  const passwords = ["short", "orders", "alllowercaseletters", "ORDERS-shop-broker-1", "shop-broker"];
  for (const password of passwords) {
    const { violations } = run(password, { accessUser: "user-of-mine", name: "name-of-mine" });
    expect(violations.length + run(password).violations.length).toBeGreaterThan(0);
    for (const message of [...violations, ...run(password).violations]) expect(message).not.toContain(password);
  }
});

test("values that a preview does not know hide nothing that the others tell", () => {
  expect(run(unknown).undecided).toContain(".password");
  expect(run("short", { accessUser: unknown })).toMatchObject({
    violations: [expect.stringContaining("at least 12"), expect.stringContaining("at least 3 of")],
    undecided: expect.stringContaining(".accessUser"),
  });
  expect(run("The-Shop-Broker-7", { accessUser: unknown })).toMatchObject({
    violations: [expect.stringContaining("instance name")],
    undecided: expect.stringContaining(".accessUser"),
  });
});

test("an instance without a password and one whose state is not decrypted pass", () => {
  expect(run(undefined).violations).toEqual([]);
  expect(run("[secret]").violations).toEqual([]);
});

test("wrong settings are refused with their paths", () => {
  expect(() => run("x", {}, { minimumLength: 7, minimumClasses: 5 })).toThrow(
    "minimumLength must be a whole number from 8 to 32; minimumClasses must be a whole number from 1 to 4",
  );
});
