import { helpText, importHelpText } from "../../../../provider/importCommand/helpText";

it.each(["--name", "--id", "--all", "--out", "--force", "--help", "HW_REGION_NAME", "3.254.0"])(
  "mentions %s in the help of import",
  (word) => {
    expect(importHelpText).toContain(word);
  },
);

it("lists the commands in the help above them", () => {
  expect(helpText).toMatchInlineSnapshot(`
"Usage: npx pulumi-huaweicloud-dms-rabbitmq <command> [options]

Commands:
  import            brings existing RabbitMQ instances under Pulumi without touching them

Options:
  -h, --help        this text, or after a command the help of that command
  --version         version of the package
"
`);
});

it.each([helpText, importHelpText])("fits a terminal", (text) => {
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});
