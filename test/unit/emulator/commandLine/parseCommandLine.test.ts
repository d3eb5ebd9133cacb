import { parseCommandLine, usage } from "../../../../emulator/src/commandLine/parseCommandLine";
import { OptionError } from "../../../../emulator/src/optionError";

const optionsOf = (...args: string[]) => {
  const commandLine = parseCommandLine(args);
  if (commandLine.help) throw new Error("help");
  return JSON.parse(JSON.stringify(commandLine.options));
};

describe("the command line", () => {
  it("leaves everything but the port to the defaults", () => {
    expect(optionsOf()).toEqual({ port: 8480 });
  });

  it("takes every option that the help names", () => {
    const values: Record<string, string> = {
      port: "1",
      quota: "2",
      "page-size": "3",
      "public-access": "console",
      api: "v2",
      cloud: "g42",
      "restart-in-v2": "allowed",
    };
    const names = [...usage.matchAll(/--([a-z0-9-]+) [A-Z]/g)].map(([, name]) => name as string);
    const reads = ["create-reads", "delete-reads", "restart-reads", "resize-reads", "plugin-reads"];
    const all = [...new Set([...names, ...reads])];
    const options = optionsOf(
      ...all.flatMap((name) => [`--${name}`, values[name] ?? (reads.includes(name) ? "4" : "v")]),
    );
    expect(Object.keys(options)).toHaveLength(all.length);
    expect(options).toMatchObject({ port: 1, quota: 2, pageSize: 3, publicAccess: "console", createReads: 4 });
    expect(options).toMatchObject({ api: "v2", cloud: "g42", restartInV2: "allowed" });
  });

  it("takes several regions and projects", () => {
    expect(optionsOf("--region", "a", "--region", "b", "--project", "a_x", "--project", "b_y=1")).toMatchObject({
      region: ["a", "b"],
      projects: [{ name: "a_x" }, { name: "b_y", id: "1" }],
    });
  });

  it.each([["--help"], ["-h"]])("shows help on %s", (flag) => {
    expect(parseCommandLine([flag])).toEqual({ help: true });
  });

  it.each([
    [["--port", "http"], "--port must be a whole number, not http."],
    [["--quota", "-1"], "Option '--quota' argument is ambiguous."],
    [["--public-access", "off"], "--public-access must be api or console, not off."],
    [["--colour"], "Unknown option '--colour'."],
    [["start"], "Unexpected argument 'start'."],
    [["--log"], "Option '--log <value>' argument missing."],
  ])("%j is refused in one sentence", (args, sentence) => {
    const refused = () => parseCommandLine(args);
    expect(refused).toThrow(OptionError);
    expect(refused).toThrow(sentence);
  });
});
