import { readFileSync } from "node:fs";
import path from "node:path";
import { PulumiProject } from "../support/pulumiProject";
import { rabbitmqProgram } from "../support/rabbitmqProgram";
import { findSecrets } from "../support/secretForms";
import { makeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(900_000);

const secrets = {
  config: 'P@ss/w0rd!+%Xy&"<',
  plain: 'Q@ss/w0rd!+%Zy&"<',
  user: "TopSecretUser",
  description: 'Deep/&+"<>% secret',
};

const instance = (name: string, args: Record<string, string>) =>
  rabbitmqProgram({ name: JSON.stringify(name), ...args })
    .replaceAll("export const ", `export const ${name}_`)
    .replace('new RabbitmqInstance("orders"', `new RabbitmqInstance("${name}"`)
    .replaceAll("orders", name)
    .split("\n");

function program(change: Record<string, string> = {}): string {
  const first = instance("fromconfig", {
    password: 'config.requireSecret("password")',
    accessUser: 'config.requireSecret("user")',
    description: `pulumi.secret(${JSON.stringify(secrets.description)})`,
    ...change,
  });
  const second = instance("fromtext", { password: JSON.stringify(secrets.plain), ...change }).filter(
    (line) => !line.startsWith("import") && !line.startsWith("const config"),
  );
  return [
    ...first,
    ...second,
    "export const urls = [fromconfig.amqpUrl, fromtext.amqpUrl, fromconfig.amqpsUrl];",
    "export const one = fromconfig.amqpUrl;",
    "export const other = fromtext.amqpUrl;",
  ].join("\n");
}

it("explore", async () => {
  const emulator = await TestEmulator.start();
  const project = await PulumiProject.create({
    program: program(),
    config: { password: { secret: secrets.config }, user: { secret: secrets.user } },
    environment: emulator.environment,
  });
  const plan = path.join(makeTemporaryDirectory("plan"), "plan.json");
  const texts = new Map<string, string>();
  const run = async (name: string, result: Promise<{ code: number; output: string }>) => {
    const { code, output } = await result;
    texts.set(name, output);
    if (code !== 0) console.log(name, code, output.slice(0, 3000));
  };
  await run(
    "preview plan",
    project.preview({ args: ["--save-plan", plan, "--debug"], environment: { PULUMI_EXPERIMENTAL: "true" } }),
  );
  texts.set("plan", readFileSync(plan, "utf8"));
  await run("preview json", project.preview({ json: true }));
  await run("preview json debug", project.preview({ json: true, args: ["--debug"] }));
  await run("up json debug", project.up({ json: true, args: ["--debug"] }));
  await run("up", project.up({ json: true }));
  await run("up json debug", project.up({ json: true, args: ["--debug"] }));
  project.writeProgram(program({ securityGroupId: '"another-group"' }));
  await run("preview change", project.preview({ args: ["--debug"] }));
  await run("up change", project.up({ args: ["--diff", "--debug"] }));
  await run("refresh", project.refresh({ args: ["--diff", "--debug"] }));
  await run("refresh json", project.refresh({ json: true, args: ["--debug"] }));
  await run("destroy preview", project.destroy({ json: true, args: ["--debug", "--preview-only"] }));
  await run("destroy", project.destroy({ args: ["--diff", "--debug"] }));
  texts.set("events", project.eventLogs());
  const hits = findSecrets(texts, secrets);
  const lines = new Map<string, number>();
  for (const { source, form, secret, line } of hits) {
    const at = `${source} | ${form} | ${secret} | ${line.length > 900 ? line.slice(0, 900) : line}`;
    lines.set(at, (lines.get(at) ?? 0) + 1);
  }
  require("node:fs").writeFileSync(
    "/tmp/sec_hits.txt",
    [...lines].map(([line, count]) => `${count} ${line}`).join("\n\n"),
  );
  require("node:fs").writeFileSync("/tmp/sec_texts.json", JSON.stringify([...texts]));
  project.dispose();
  await emulator.close();
});
