import { helpText, runCommand } from "../../../../provider/commandLine/runCommand";
import { importHelpText } from "../../../../provider/importCommand/helpText";

async function run(args: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const exitCode = await runCommand(args, {
    environment: { PATH: "" },
    directory: "/",
    print: (line) => lines.push(line),
    printError: (line) => errors.push(line),
  });
  return { exitCode, lines, errors };
}

it("lists the commands", () => {
  expect(helpText).toMatchInlineSnapshot(`
"Usage: npx pulumi-huaweicloud-dms-rabbitmq <command> [options]

Commands:
  import            brings existing RabbitMQ instances under Pulumi without touching them
  doctor            looks at everything that a deployment needs, and says what to do

Options:
  -h, --help        this text, or after a command the help of that command
  --version         version of the package
"
`);
});

it.each([[[]], [["--help"]], [["anything", "--help"]]])("shows what commands there are for %j", async (args) => {
  expect(await run(args)).toEqual({ exitCode: 0, lines: [helpText], errors: [] });
});

it.each([[["import", "-h"]], [["--help", "import", "--all"]]])("shows the help of import for %j", async (args) => {
  expect(await run(args)).toEqual({ exitCode: 0, lines: [importHelpText], errors: [] });
});

it("tells the version of the package", async () => {
  expect(await run(["--version"])).toEqual({
    exitCode: 0,
    lines: [expect.stringMatching(/^\d+\.\d+\.\d+/)],
    errors: [],
  });
});

it.each([
  [["export", "--all"], 'error: There is no command "export"; '],
  [["--all"], 'error: There is no command "--all"; '],
  [["import", "--nmae", "orders"], "Unknown option '--nmae'; `pulumi-huaweicloud-dms-rabbitmq import --help` "],
  [["doctor", "--jsno"], "Unknown option '--jsno'; `pulumi-huaweicloud-dms-rabbitmq doctor --help` lists"],
  [["doctor", "orders"], 'error: "orders" is no option of doctor; '],
])("refuses %j in one sentence, with exit code 2", async (args, message) => {
  expect(await run(args)).toEqual({ exitCode: 2, lines: [], errors: [expect.stringContaining(message)] });
});

it("ends with 1 for an error of the command", async () => {
  expect(await run(["import", "--all"])).toMatchObject({
    exitCode: 1,
    errors: [expect.stringMatching(/^error: No region/)],
  });
});
