import * as pulumi from "@pulumi/pulumi";
import { programError } from "../../../../../sdk/functions/call/programError";

describe("programError", () => {
  it("is the same error, which Pulumi takes for one of a program", () => {
    const error = new TypeError("wrong");
    expect(programError(error)).toBe(error);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(Object.keys(error)).toEqual([]);
  });

  it("has its sentence in place of a stack, which Pulumi shows of a call that nobody awaits", () => {
    const error = new Error("There is no such product.");
    programError(error);
    expect(error.stack).toBe("There is no such product.");
  });

  it("leaves what is no error alone", () => expect(programError("text")).toBe("text"));
});
