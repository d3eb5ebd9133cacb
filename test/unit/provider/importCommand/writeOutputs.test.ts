import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../../../../provider/commandLine/commandError";
import { writeOutputs } from "../../../../provider/importCommand/writeOutputs";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

let directory: string;

beforeEach(() => {
  directory = makeTemporaryDirectory("outputs");
});

afterEach(() => removeTemporaryDirectory(directory));

const files = [
  { name: "first", text: "1" },
  { name: "second", text: "2" },
];

it("makes the directory and tells the paths", () => {
  const out = path.join(directory, "a", "b");
  expect(writeOutputs(out, files, false)).toEqual([path.join(out, "first"), path.join(out, "second")]);
  expect(readFileSync(path.join(out, "second"), "utf8")).toBe("2");
});

it("replaces nothing unasked, and then writes nothing at all", () => {
  writeFileSync(path.join(directory, "second"), "mine");
  expect(() => writeOutputs(directory, files, false)).toThrow(/already holds first or second; .*--out.*--force\.$/);
  expect(readFileSync(path.join(directory, "second"), "utf8")).toBe("mine");
  expect(existsSync(path.join(directory, "first"))).toBe(false);
});

it("replaces with force", () => {
  writeFileSync(path.join(directory, "second"), "mine");
  writeOutputs(directory, files, true);
  expect(readFileSync(path.join(directory, "second"), "utf8")).toBe("2");
});

it("says where it cannot write", () => {
  const file = path.join(directory, "file");
  writeFileSync(file, "");
  expect(() => writeOutputs(path.join(file, "below"), files, false)).toThrow(CommandError);
  expect(() => writeOutputs(path.join(file, "below"), files, false)).toThrow(/Nothing could be written to .*ENOTDIR/);
  expect(readdirSync(directory)).toEqual(["file"]);
});
