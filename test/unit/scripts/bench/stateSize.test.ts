import { measureStateSize } from "../../../../scripts/bench/stateSize";
import { repositoryRoot } from "../../../support/repositoryRoot";

describe("measureStateSize", () => {
  it("creates an instance, of which more is put out than was put in", async () => {
    const { inputs, outputs } = await measureStateSize(repositoryRoot);
    // The program of the quickstart alone takes as much.
    expect(inputs).toBeGreaterThan(500);
    expect(outputs).toBeGreaterThan(inputs);
  });
});
