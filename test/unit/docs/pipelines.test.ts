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
  expect(actions).toEqual([
    permissions
      .filter(isRead)
      .map(({ action }) => action)
      .sort(),
    permissions.map(({ action }) => action).sort(),
  ]);
});
