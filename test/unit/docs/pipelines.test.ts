import { readFileSync } from "node:fs";
import path from "node:path";
import { permissions } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { codeBlocks } from "../../support/compilerErrors";
import { repositoryRoot } from "../../support/repositoryRoot";

interface Policy {
  Statement: { Effect: string; Action: string[] }[];
}

it("gives policies for IAM: reads alone for the preview, every action of the reference for the deployment", () => {
  const page = readFileSync(path.join(repositoryRoot, "docs", "pipelines.md"), "utf8");
  const policies = codeBlocks(page, "json").map((block) => JSON.parse(block) as Policy);
  const actions = policies.map(({ Statement }) => Statement.flatMap(({ Action }) => Action).sort());
  const isRead = ({ method }: { method: string }) => method === "GET";
  // Both versions of the API ask for the same actions; only the client of v2 resets passwords, and no deployment does.
  const used = permissions.filter(({ action }) => action !== "dms:instance:resetAuthInfo");
  const actionsOf = (some: typeof permissions) => [...new Set(some.map(({ action }) => action))].sort();
  expect(actions).toEqual([actionsOf(used.filter(isRead)), actionsOf(used)]);
});
