import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readPrivateFile, writePrivateFile } from "../../../../emulator/src/data/privateFile";

describe("a private file", () => {
  let directory: string;
  let file: string;
  let elsewhere: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "private-file-"));
    file = path.join(directory, "file");
    elsewhere = path.join(directory, "elsewhere");
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const modeOf = (name: string) => statSync(name).mode & 0o777;

  it("is read as it was written, by nobody else", () => {
    expect(readPrivateFile(file)).toBeUndefined();
    writePrivateFile(file, "ü");
    expect(readPrivateFile(file)).toBe("ü");
    expect(modeOf(file)).toBe(0o600);
    expect(readdirSync(directory)).toEqual(["file"]);
  });

  it("takes the place of one that others can read", () => {
    writeFileSync(file, "old", { mode: 0o644 });
    writePrivateFile(file, "new");
    expect([readFileSync(file, "utf8"), modeOf(file)]).toEqual(["new", 0o600]);
  });

  it.each(["file", "file.new"])("is written through no symbolic link at %s", (name) => {
    writeFileSync(elsewhere, "untouched", { mode: 0o644 });
    symlinkSync(elsewhere, path.join(directory, name));
    writePrivateFile(file, "new");
    expect([readFileSync(elsewhere, "utf8"), lstatSync(file).isSymbolicLink(), modeOf(file)]).toEqual([
      "untouched",
      false,
      0o600,
    ]);
  });

  it("is written over what an earlier attempt has left, whatever its mode", () => {
    writeFileSync(`${file}.new`, "half", { mode: 0o666 });
    chmodSync(`${file}.new`, 0o666);
    writePrivateFile(file, "new");
    expect([readFileSync(file, "utf8"), modeOf(file)]).toEqual(["new", 0o600]);
  });

  it("has its rights tightened when it is read, and is read through no symbolic link", () => {
    writeFileSync(file, "text", { mode: 0o644 });
    expect(readPrivateFile(file)).toBe("text");
    expect(modeOf(file)).toBe(0o600);
    symlinkSync(file, elsewhere);
    expect(() => readPrivateFile(elsewhere)).toThrow(/ELOOP/);
  });

  it("leaves nothing when it cannot be written", () => {
    mkdirSync(file);
    expect(() => writePrivateFile(file, "text")).toThrow();
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});
