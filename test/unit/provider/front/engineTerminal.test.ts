import { type ProcessInformation, writesToTerminal } from "../../../../provider/front/engineTerminal";

/** A provider below a shell below the CLI. */
function below(output: string, changes: Partial<ProcessInformation> = {}, cli = "pulumi\0up") {
  const files: Record<string, string> = {
    "/proc/30/comm": "sh\n",
    "/proc/30/status": "Name:\tsh\nPPid:\t20\n",
    "/proc/20/comm": "pulumi\n",
    "/proc/20/cmdline": cli,
  };
  return writesToTerminal({
    platform: "linux",
    environment: {},
    parent: 30,
    readText: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`There is no ${path}.`);
      return text;
    },
    readLink: (path) => (path === "/proc/20/fd/1" ? output : ""),
    ...changes,
  });
}

it.each([
  ["/dev/pts/3", true],
  ["/dev/tty1", true],
  ["pipe:[123]", false],
  ["/home/somebody/log.txt", false],
])("tells by where the CLI writes to: %s", (output, expected) => {
  expect(below(output)).toBe(expected);
});

it("says no where the CLI was told to be not interactive, and where there is none", () => {
  expect(below("/dev/pts/3", {}, "pulumi\0up\0--non-interactive")).toBe(false);
  expect(below("/dev/pts/3", { parent: 99 })).toBe(false);
});

it("goes by CI where the system does not tell", () => {
  expect(below("", { platform: "darwin" })).toBe(true);
  expect(below("", { platform: "darwin", environment: { CI: "true" } })).toBe(false);
});
