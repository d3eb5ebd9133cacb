import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../support/temporaryDirectory";
import { lintGithubWorkflow } from "../examples/pipelines/githubWorkflow";

const directory = path.join(repositoryRoot, ".github");
const workflow = (name: string) => readFileSync(path.join(directory, "workflows", name), "utf8");
const packages = ["package.json", "emulator/package.json"];

test.each(readdirSync(path.join(directory, "workflows")))("GitHub's parser finds nothing wrong in %s", (name) => {
  expect(lintGithubWorkflow(workflow(name)).errors).toEqual([]);
});

describe("the release", () => {
  let copy: string;
  const steps: { name?: string; run?: string }[] = parse(workflow("release.yml")).jobs.publish.steps;

  /** Runs a step of the workflow in a copy of both packages. */
  function runStep(name: string, environment: Record<string, string>): void {
    const script = steps.find((step) => step.name === name)?.run ?? "exit 9";
    const env = { PATH: process.env.PATH, HOME: copy, ...environment };
    execFileSync("bash", ["-e", "-c", script], { cwd: copy, env, stdio: "pipe" });
  }

  beforeEach(() => {
    copy = makeTemporaryDirectory("release");
    mkdirSync(path.join(copy, "emulator"));
    for (const file of packages) cpSync(path.join(repositoryRoot, file), path.join(copy, file));
  });

  afterEach(() => removeTemporaryDirectory(copy));

  it("goes on for the version of both packages only", () => {
    const { version } = JSON.parse(readFileSync(path.join(copy, "package.json"), "utf8"));
    const name = "The tag is the version of both packages";
    expect(() => runStep(name, { GITHUB_REF_NAME: `v${version}` })).not.toThrow();
    expect(() => runStep(name, { GITHUB_REF_NAME: "v99.0.0" })).toThrow();
  });

  it("names the repository that it runs in, as provenance needs it", () => {
    const environment = { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "shop/rabbitmq" };
    runStep("Name this repository in both packages", environment);
    for (const file of packages) {
      expect(JSON.parse(readFileSync(path.join(copy, file), "utf8"))).toMatchObject({
        repository: { type: "git", url: "git+https://github.example/shop/rabbitmq.git" },
        homepage: "https://github.example/shop/rabbitmq#readme",
        bugs: { url: "https://github.example/shop/rabbitmq/issues" },
        publishConfig: { access: "public", provenance: true },
      });
    }
  });
});

test.each(readdirSync(path.join(directory, "ISSUE_TEMPLATE")).filter((name) => name !== "config.yml"))(
  "the issue form %s asks for something, under IDs that differ",
  (name) => {
    const { body } = parse(readFileSync(path.join(directory, "ISSUE_TEMPLATE", name), "utf8"));
    const ids = body.flatMap(({ id }: { id?: string }) => id ?? []);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  },
);
