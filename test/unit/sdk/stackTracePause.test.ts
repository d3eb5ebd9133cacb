import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance, type RabbitmqInstanceArgs } from "pulumi-huaweicloud-dms-rabbitmq";
import { StackTracePause } from "../../../sdk/stackTracePause";

const here = path.basename(__filename);

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown.");
}

describe("declaring an instance", () => {
  const limit = Error.stackTraceLimit;

  beforeAll(() => {
    void pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ inputs }) => inputs,
    });
  });

  it("takes no stack traces meanwhile, and has them taken again afterwards", () => {
    let meanwhile: number | undefined;
    const options: pulumi.CustomResourceOptions = {
      get protect() {
        meanwhile = Error.stackTraceLimit;
        return false;
      },
    };
    new RabbitmqInstance("orders", {} as RabbitmqInstanceArgs, options);
    expect(meanwhile).toBe(0);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("says of an error which line of the program it was, and has traces taken again", () => {
    const error = thrownBy(function declareNothing() {
      new RabbitmqInstance("", {} as RabbitmqInstanceArgs);
    });
    expect(error.message).toMatch(/name/);
    expect(error.stack).toMatch(new RegExp(`declareNothing .*${here}`));
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("leaves an error that comes from elsewhere the trace that it has", () => {
    const own = new Error("of another place");
    const { stack } = own;
    const options: pulumi.CustomResourceOptions = {
      get protect(): boolean {
        throw own;
      },
    };
    expect(thrownBy(() => new RabbitmqInstance("orders", {} as RabbitmqInstanceArgs, options))).toBe(own);
    expect(own.stack).toBe(stack);
  });
});

it("puts back whatever limit there was", () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 3;
  try {
    const pause = new StackTracePause();
    expect(new Error("short").stack).toBe("Error: short");
    pause.end();
    expect(Error.stackTraceLimit).toBe(3);
  } finally {
    Error.stackTraceLimit = limit;
  }
});
