import { createRequire } from "node:module";
import { isUnknownValueError, runEach } from "../../../../../policy-pack/policies/definition/unknownValues";
import { unknown } from "../../policyRun";

const { unknownCheckingProxy } = createRequire(__filename)("@pulumi/policy/proxy") as {
  unknownCheckingProxy(properties: object): Record<string, unknown>;
};
const properties = unknownCheckingProxy({ first: unknown, second: unknown, known: 7 });

test("the error of reading an unknown value is told from others", () => {
  let error: unknown;
  try {
    properties.first;
  } catch (thrown) {
    error = thrown;
  }
  expect(isUnknownValueError(error)).toBe(true);
  expect(isUnknownValueError(new TypeError("other"))).toBe(false);
  expect(isUnknownValueError(undefined)).toBe(false);
});

test("every check runs, then the first unknown value is reported", () => {
  const seen: unknown[] = [];
  const checks = [() => void properties.first, () => void properties.second, () => void seen.push(properties.known)];
  expect(() => runEach(checks)).toThrow(".first");
  expect(seen).toEqual([7]);
});

test("any other error ends the run at once", () => {
  const later = jest.fn();
  const fail = () => {
    throw new TypeError("broken");
  };
  expect(() => runEach([fail, later])).toThrow(new TypeError("broken"));
  expect(later).not.toHaveBeenCalled();
});

test("checks that all know their values end quietly", () => {
  expect(() => runEach([() => void properties.known])).not.toThrow();
});
