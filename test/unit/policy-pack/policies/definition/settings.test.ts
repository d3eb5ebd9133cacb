import { z } from "zod";
import { PolicyConfigError, readSettings } from "../../../../../policy-pack/policies/definition/settings";

const schema = z.strictObject({
  size: z.int({ error: "must be a whole number" }).default(7),
  hours: z.array(z.strictObject({ from: z.string({ error: "must be a text" }) })).default([]),
});
const read = (config: unknown) => readSettings("rabbitmq-example", schema, config);

test("defaults fill what is left out", () => {
  expect(read({})).toEqual({ size: 7, hours: [] });
  expect(read({ size: 3 })).toEqual({ size: 3, hours: [] });
});

test("every mistake is listed with its path and the policy's name", () => {
  expect(() => read({ size: "3", hours: [{ from: "a" }, { from: 5, to: 6 }], other: 1 })).toThrow(
    new PolicyConfigError(
      "The configuration of policy rabbitmq-example is wrong: size must be a whole number; hours[1].from must be a text; " +
        "hours[1].to is not known here; other is no setting; the settings are: size, hours.",
    ),
  );
});

test("what is no object is refused", () => {
  expect(() => read("disabled")).toThrow(PolicyConfigError);
  expect(() => read(undefined)).toThrow(PolicyConfigError);
});

test("the error carries no stack, since Pulumi would print it", () => {
  try {
    read({ size: "3" });
  } catch (error) {
    expect((error as Error).stack).toBe(`PolicyConfigError: ${(error as Error).message}`);
  }
  expect.assertions(1);
});

test("of very many mistakes the first ones are listed", () => {
  const hours = Array.from({ length: 10_000 }, () => ({ from: 5 }));
  expect(() => read({ hours })).toThrow(
    /: hours\[0\]\.from must be a text; .*; hours\[19\]\.from must be a text; 9980 more\.$/,
  );
});
