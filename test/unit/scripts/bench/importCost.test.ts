import { measureImport } from "../../../../scripts/bench/importCost";
import { repositoryRoot } from "../../../support/repositoryRoot";

describe("measureImport", () => {
  it("measures both imports and counts the files of our package", async () => {
    const { pulumi, own, files } = await measureImport(repositoryRoot);
    expect(pulumi).toBeGreaterThan(0);
    expect(own).toBeGreaterThan(0);
    // The client alone has more files than the whole of what a program needs.
    expect(files).toBeGreaterThan(10);
    expect(files).toBeLessThan(60);
  });

  it("fails when the packages are not there", async () => {
    await expect(measureImport("/")).rejects.toThrow("Cannot find module '@pulumi/pulumi'");
  });
});
