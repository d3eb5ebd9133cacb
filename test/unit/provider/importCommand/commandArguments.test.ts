import { UsageError } from "../../../../provider/commandLine/commandError";
import { readArguments } from "../../../../provider/importCommand/commandArguments";

it("reads names and ids, each as often as given", () => {
  const args = ["--name", "orders", "--name=payments", "--id", "id-1", "-o", "imported", "--force"];
  expect(readArguments(args)).toEqual({
    selection: { names: ["orders", "payments"], ids: ["id-1"], all: false },
    out: "imported",
    force: true,
  });
});

it("reads --all, and writes here and over nothing by default", () => {
  expect(readArguments(["--all"])).toEqual({
    selection: { names: [], ids: [], all: true },
    out: ".",
    force: false,
  });
});

it.each([
  [[], "No instance is named; say which with --name <name>, --id <id> or --all."],
  [["--all", "--id", "x"], "--all reads every instance; leave out --name and --id, or leave out --all."],
  [["orders"], '"orders" is no option; instances are named with --name orders or --id orders.'],
  [["--nmae", "orders"], "Unknown option '--nmae'; "],
  [["--name"], "Option '--name <value>' argument missing; "],
  [["--name", "--all"], "Option '--name' argument is ambiguous; "],
  [["--all=yes"], "Option '--all' does not take an argument; "],
  [["--name", " "], "--name is empty; give it a value."],
  [["--all", "--out", ""], "--out is empty; give it a value."],
])("refuses %j in one sentence", (args, message) => {
  const run = () => readArguments(args);
  expect(run).toThrow(UsageError);
  expect(run).toThrow(message);
  expect(run).not.toThrow(/\n/);
});
