import { readFileSync } from "node:fs";
import path from "node:path";
import * as sdk from "pulumi-huaweicloud-dms-rabbitmq";
import { repositoryRoot } from "../../../support/repositoryRoot";

const page = readFileSync(path.join(repositoryRoot, "docs", "functions.md"), "utf8");
const exported = Object.keys(sdk).filter((name) => /^get[A-Z]/.test(name));

describe("docs/functions.md", () => {
  it("has one row for each data function that the package exports", () => {
    const rows = [...page.matchAll(/^\| `(get\w+)\(/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(exported.filter((name) => !name.endsWith("Output")).sort());
  });

  it("is right that each has an Output form", () => {
    const plain = exported.filter((name) => !name.endsWith("Output"));
    expect(plain).toHaveLength(13);
    for (const name of plain) expect(exported).toContain(`${name}Output`);
  });
});
