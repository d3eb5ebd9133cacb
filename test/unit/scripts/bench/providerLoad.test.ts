import { measureProviderLoad } from "../../../../scripts/bench/providerLoad";
import { repositoryRoot } from "../../../support/repositoryRoot";

describe("measureProviderLoad", () => {
  it("measures a process with the provider and one without", async () => {
    const { empty, loaded } = await measureProviderLoad(repositoryRoot);
    expect(empty).toBeGreaterThan(0);
    expect(loaded).toBeGreaterThan(0);
  });

  it("fails when the provider is not built", async () => {
    await expect(measureProviderLoad("/")).rejects.toThrow("Cannot find module './dist/bundle/provider.js'");
  });
});
