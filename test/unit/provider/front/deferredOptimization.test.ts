import { execFileSync } from "node:child_process";
import { deferOptimization } from "../../../../provider/front/deferredOptimization";

describe("deferOptimization", () => {
  const flagsIn = (node: string) => {
    const flags: string[] = [];
    deferOptimization(node, (flag) => flags.push(flag));
    return flags;
  };

  it.each(["20.18.1", "22.0.0", "24.21.0", "26.10.0"])("raises the budget in Node.js %s", (node) => {
    expect(flagsIn(node)).toEqual(["--wasm-tiering-budget=180000000"]);
  });

  it.each(["27.0.0", "30.1.2"])("leaves V8 alone in Node.js %s, which may not know the flag", (node) => {
    expect(flagsIn(node)).toEqual([]);
  });

  it("sets a flag that this Node.js knows", () => {
    const [flag = ""] = flagsIn(process.versions.node);
    // Node.js itself ends with an error for one that it does not know.
    execFileSync(process.execPath, [flag, "-e", ""], { stdio: "pipe" });
  });
});
