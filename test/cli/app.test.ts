import path from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "../../scripts/bootstrap/runCommand";
import { PulumiProject } from "../support/pulumiProject";
import { rabbitmqServerLack } from "../support/rabbitmqServer";
import { repositoryRoot } from "../support/repositoryRoot";
import { skipNote } from "../support/skipNote";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const password = "App-Password-0001";
const example = (name: string) => path.join(repositoryRoot, "examples", name);

/** What the README of the example has a reader do, in copies outside of the repository, with a real broker. */
const described = rabbitmqServerLack ? describe.skip : describe;
described(`the example app, beside quickstart${skipNote(rabbitmqServerLack)}`, () => {
  let emulator: TestEmulator;
  let quickstart: PulumiProject;
  let app: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ broker: "rabbitmq" });
    const { environment } = emulator;
    quickstart = await PulumiProject.create({
      source: example("quickstart"),
      config: { password: { secret: password } },
      environment,
    });
    const backend = pathToFileURL(path.join(quickstart.directory, "..", "backend")).href;
    app = await PulumiProject.create({
      source: example("app"),
      config: { brokerStack: "organization/rabbitmq-quickstart/dev" },
      environment: { ...environment, PULUMI_BACKEND_URL: backend },
    });
    const made = await app.pulumi(["stack", "init", app.stack]);
    if (made.code !== 0) throw new Error(made.output);
  });

  afterAll(async () => {
    app?.dispose();
    quickstart?.dispose();
    await emulator?.close();
  });

  const orders = (args: string[], env: Record<string, string> = {}) =>
    runCommand(process.execPath, ["orders.js", ...args], { cwd: app.directory, env, timeoutSeconds: 60 });

  it("publishes and handles orders over the URL that it has from the other stack, as a secret", async () => {
    for (const project of [quickstart, app]) {
      const { code, output } = await project.up();
      if (code !== 0) throw new Error(output);
    }
    const shown = await app.pulumi(["stack", "output", "--json", "--stack", app.stack]);
    expect(JSON.parse(shown.stdout)).toMatchObject({ brokerStatus: "RUNNING", queue: "orders", amqpUrl: "[secret]" });
    const clear = await app.pulumi(["stack", "output", "--json", "--show-secrets", "--stack", app.stack]);
    const { amqpUrl, queue } = JSON.parse(clear.stdout) as { amqpUrl: string; queue: string };
    const environment = { AMQP_URL: amqpUrl, QUEUE: queue };
    expect(await orders(["publish", "3"], environment)).toBe("Published 3 orders.\n");
    expect(await orders(["consume", "3"], environment)).toBe("Handled the orders 1, 2, 3.\n");
    expect(app.captured()).not.toContain(password);
    expect((await quickstart.destroy()).code).toBe(0);
  });

  it("says what its application lacks", async () => {
    await expect(orders(["publish", "1"])).rejects.toThrow("Set AMQP_URL to the stack's output amqpUrl.");
    await expect(orders(["publish"])).rejects.toThrow("Usage: node orders.js publish|consume COUNT");
  });
});
