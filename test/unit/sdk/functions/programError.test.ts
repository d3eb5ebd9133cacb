import * as pulumi from "@pulumi/pulumi";
import { programError } from "../../../../sdk/functions/programError";

describe("programError", () => {
  it("is the same error, which Pulumi takes for one of a program", () => {
    const error = new TypeError("wrong");
    expect(programError(error)).toBe(error);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(Object.keys(error)).toEqual([]);
  });

  it("keeps the frames of the program and loses those of Pulumi", () => {
    const error = new Error("wrong");
    error.stack = [
      "Error: wrong",
      "    at main (/home/me/shop/index.ts:4:30)",
      "    at Stack.initializeAndRegisterOutputs (/home/me/shop/node_modules/@pulumi/resource.ts:1598:22)",
    ].join("\n");
    programError(error);
    expect(error.stack).toBe("Error: wrong\n    at main (/home/me/shop/index.ts:4:30)");
  });

  it("leaves what is no error alone", () => expect(programError("text")).toBe("text"));
});
