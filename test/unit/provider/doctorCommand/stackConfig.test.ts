import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readStackConfig } from "../../../../provider/doctorCommand/stackConfig";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

let directory: string;

beforeEach(() => {
  directory = makeTemporaryDirectory("stack-config");
});

afterEach(() => removeTemporaryDirectory(directory));

/** A CLI that writes down what it is asked for, and says this. */
function pulumiSays(command: string): void {
  const file = path.join(directory, "pulumi");
  writeFileSync(file, `#!/bin/sh\necho "$@" > ${directory}/asked\n${command}\n`);
  chmodSync(file, 0o755);
}

const read = (stack?: string, below = "") =>
  readStackConfig(stack, {
    environment: { PATH: [directory, "/bin", "/usr/bin"].join(path.delimiter) },
    directory: path.join(directory, below),
  });

const values = { "huaweicloud:region": { value: "eu-west-101" }, "shop:password": { value: "p", secret: true } };

it("asks no CLI outside of a project", async () => {
  pulumiSays("exit 3");
  const { config, finding } = await read();
  expect(config("region")).toBeUndefined();
  expect(finding.outcome).toBe("skipped");
});

it("reads the selected stack from a folder below the project's", async () => {
  writeFileSync(path.join(directory, "Pulumi.yaml"), "");
  mkdirSync(path.join(directory, "src"));
  pulumiSays(`echo '${JSON.stringify(values)}'`);
  const { config, finding } = await read(undefined, "src");
  expect(config("region")).toBe("eu-west-101");
  expect(config("password")).toBeUndefined();
  expect(finding).toMatchObject({ outcome: "ok", found: "1 setting of the selected stack" });
});

it("reads the stack that was named", async () => {
  pulumiSays(`test "$*" = "config --json --show-secrets --stack live" && echo '{}'`);
  expect((await read("live")).finding).toMatchObject({ outcome: "ok", found: "0 settings of the stack live" });
});

it("warns of a stack that cannot be read, and fails for one that was named", async () => {
  writeFileSync(path.join(directory, "Pulumi.yaml"), "");
  pulumiSays("echo 'error: no stack selected' >&2; echo usage >&2; exit 1");
  expect((await read()).finding).toMatchObject({ outcome: "warning", found: "not read: no stack selected" });
  expect((await read("live")).finding.outcome).toBe("failed");
});
