import { benchVersions, createOneInstance } from "../../../../scripts/bench/createdInstance";
import { repositoryRoot } from "../../../support/repositoryRoot";

it.each(benchVersions)("an instance is made by API %s, of which more is put out than was put in", async (version) => {
  const { inputs, outputs } = await createOneInstance(repositoryRoot, version);
  expect(outputs).toMatchObject({ apiVersion: version, status: "RUNNING" });
  expect(Object.keys(outputs).length).toBeGreaterThan(Object.keys(inputs).length);
});
