import { readArguments } from "../../../../provider/importCommand/commandArguments";
import { UsageError } from "../../../../provider/importCommand/commandError";

it("reads names and ids, each as often as given", () => {
  const args = ["import", "--name", "orders", "--name=payments", "--id", "id-1", "-o", "imported", "--force"];
  expect(readArguments(args)).toEqual({
    kind: "import",
    selection: { names: ["orders", "payments"], ids: ["id-1"], all: false },
    out: "imported",
    force: true,
  });
});

it("reads --all, and writes here and over nothing by default", () => {
  expect(readArguments(["import", "--all"])).toEqual({
    kind: "import",
    selection: { names: [], ids: [], all: true },
    out: ".",
    force: false,
  });
});

it.each([[[]], [["--help"]], [["anything", "--help"]]])("shows what commands there are for %j", (args) => {
  expect(readArguments(args)).toEqual({ kind: "help" });
});

it.each([[["import", "-h"]], [["--help", "import", "--all"]]])("shows the help of import for %j", (args) => {
  expect(readArguments(args)).toEqual({ kind: "help", of: "import" });
});

it("tells the version", () => {
  expect(readArguments(["--version"])).toEqual({ kind: "version" });
});

it.each([
  [["import"], "No instance is named; say which with --name <name>, --id <id> or --all."],
  [["import", "--all", "--id", "x"], "--all reads every instance; leave out --name and --id, or leave out --all."],
  [["import", "orders"], '"orders" is no option; instances are named with --name orders or --id orders.'],
  [["export", "--all"], 'There is no command "export"; `pulumi-huaweicloud-dms-rabbitmq import --help` lists'],
  [["--all"], "No command is given; "],
  [["import", "--nmae", "orders"], "Unknown option '--nmae'; "],
  [["import", "--name"], "Option '--name <value>' argument missing; "],
  [["import", "--name", "--all"], "Option '--name' argument is ambiguous; "],
  [["import", "--all=yes"], "Option '--all' does not take an argument; "],
  [["import", "--name", " "], "--name is empty; give it a value."],
  [["import", "--all", "--out", ""], "--out is empty; give it a value."],
])("refuses %j in one sentence", (args, message) => {
  const run = () => readArguments(args);
  expect(run).toThrow(UsageError);
  expect(run).toThrow(message);
  expect(run).not.toThrow(/\n/);
});
