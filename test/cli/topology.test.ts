import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { PulumiProject } from "../support/pulumiProject";
import { rabbitmqServerLack } from "../support/rabbitmqServer";
import { repositoryRoot } from "../support/repositoryRoot";
import { skipNote } from "../support/skipNote";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const example = path.join(repositoryRoot, "examples", "topology");
const administratorPassword = "Topology-Admin-0001";
const ordersPassword = "Topology-Orders-0001";

interface Run {
  code: number | null;
  output: string;
}

function applyTopology(outputs: unknown, environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, [path.join(example, "applyTopology.js")], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  child.stdin.end(JSON.stringify(outputs));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

it("says which output or variable is missing", async () => {
  expect(await applyTopology({})).toEqual({
    code: 1,
    output: "The stack has no output managementUrl; deploy it first.\n",
  });
});

const declares = "declares a virtual host, a user and a queue inside a deployed broker, twice with one result";
(rabbitmqServerLack ? it.skip : it)(`${declares}${skipNote(rabbitmqServerLack)}`, async () => {
  const emulator = await TestEmulator.start({ broker: "rabbitmq" });
  const project = await PulumiProject.create({
    program: readFileSync(path.join(example, "index.ts"), "utf8"),
    config: {
      password: { secret: administratorPassword },
      availabilityZone: "1d7b939b382c4c3bb3481a8ca10da768",
      vpcId: "vpc",
      subnetId: "subnet",
      securityGroupId: "group",
    },
    environment: emulator.environment,
  });
  try {
    const up = await project.up();
    expect(up.code).toBe(0);
    const shown = await project.pulumi(["stack", "output", "--json", "--show-secrets", "--stack", project.stack]);
    const outputs = JSON.parse(shown.stdout) as { managementUrl: string };

    expect((await applyTopology(outputs)).output).toBe("Set ORDERS_PASSWORD to the password of user orders.\n");
    for (let round = 0; round < 2; round += 1) {
      const applied = await applyTopology(outputs, { ORDERS_PASSWORD: ordersPassword });
      expect(applied).toEqual({ code: 0, output: "Declared 1 virtual host, 1 user, 1 queue.\n" });
    }

    const ask = async (resource: string, user: string, password: string) => {
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
      const answer = await fetch(`${outputs.managementUrl}/api/${resource}`, { headers: { authorization } });
      return answer.json() as Promise<unknown>;
    };
    const queues = await ask("queues/shop", "administrator", administratorPassword);
    expect(queues).toMatchObject([{ name: "orders", vhost: "shop", durable: true }]);
    const permissions = await ask("users/orders/permissions", "administrator", administratorPassword);
    expect(permissions).toMatchObject([{ vhost: "shop", user: "orders", write: "^orders$" }]);
    expect((await project.destroy()).code).toBe(0);
  } finally {
    project.dispose();
    await emulator.close();
  }
});
