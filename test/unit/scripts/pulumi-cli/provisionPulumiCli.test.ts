import { readdirSync } from "node:fs";
import path from "node:path";
import { cacheDirectory } from "../../../../scripts/pulumi-cli/cacheDirectory";
import { type CliSources, findPulumiCli, provisionPulumiCli } from "../../../../scripts/pulumi-cli/provisionPulumiCli";
import { pinnedVersion } from "../../../../scripts/pulumi-cli/versions";
import { writeFakeGo, writeFakePulumi } from "../../../support/fakeExecutables";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../support/temporaryDirectory";

const version = pinnedVersion(path.join(repositoryRoot, "scripts", "pulumi-cli", "go"));
const languageHost = path.join(repositoryRoot, "scripts", "pulumi-cli", "bin");

describe("provisioning a Pulumi CLI", () => {
  let directory: string;
  let onPath: string;
  let environment: NodeJS.ProcessEnv;
  let cached: (kind: "installed" | "built") => string;
  let said: string;

  beforeEach(() => {
    directory = makeTemporaryDirectory("provision");
    onPath = path.join(directory, "on-path");
    environment = { PATH: `${onPath}:/usr/bin:/bin`, XDG_CACHE_HOME: path.join(directory, "cache") };
    cached = (kind) => {
      const name = `pulumi-${version}-${process.platform}-${process.arch}-${kind}`;
      return path.join(cacheDirectory(environment), name, "bin");
    };
    said = "";
    jest.spyOn(process.stdout, "write").mockImplementation((text) => {
      said += text;
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    removeTemporaryDirectory(directory);
  });

  /** Sources that write stand-ins, since the real ones take the network or minutes. */
  function sources(overrides: Partial<CliSources> = {}) {
    const calls: string[] = [];
    const write = (call: string, place: string) => {
      calls.push(call);
      writeFakePulumi(path.join(place, "bin"), { version });
      return Promise.resolve();
    };
    const all: CliSources = {
      installOfficialCli: (place) => write("install", place),
      buildCli: (options) => write("build", options.directory),
      ...overrides,
    };
    return { ...all, calls };
  }

  const unreachable = () => Promise.reject(new Error("The official installer cannot be reached.\nwith details"));

  it("takes the one on PATH as it is", async () => {
    writeFakePulumi(onPath, { version: "3.216.0" });
    writeFakePulumi(cached("installed"));
    await expect(findPulumiCli(repositoryRoot, environment)).resolves.toEqual({
      source: "path",
      version: "3.216.0",
      directories: [onPath],
    });
  });

  it.each([
    ["is too old", { version: "3.215.0" }],
    ["has no language host", { languageHost: false }],
    ["does not run", { broken: true }],
  ])("takes the cached one when the one on PATH %s", async (_, options) => {
    writeFakePulumi(onPath, options);
    writeFakePulumi(cached("built"));
    await expect(provisionPulumiCli(repositoryRoot, environment, sources())).resolves.toEqual({
      source: "cache",
      version: "3.259.0",
      directories: [cached("built"), languageHost],
    });
  });

  it("gives a built one this repository's language host, also when its directory is on PATH", async () => {
    writeFakePulumi(cached("built"));
    environment.PATH = `${cached("built")}:/usr/bin:/bin`;
    const cli = await findPulumiCli(repositoryRoot, environment);
    expect(cli?.directories).toEqual([cached("built"), languageHost]);
  });

  it("finds none where there is none", async () => {
    await expect(findPulumiCli(repositoryRoot, environment)).resolves.toBeUndefined();
  });

  it("runs the official installer once", async () => {
    const ways = sources();
    const first = await provisionPulumiCli(repositoryRoot, environment, ways);
    expect(first).toEqual({ source: "installer", version, directories: [cached("installed")] });
    const second = await provisionPulumiCli(repositoryRoot, environment, ways);
    expect(second.source).toBe("cache");
    expect(ways.calls).toEqual(["install"]);
  });

  it("builds one when the installer cannot be reached, and says why in one line", async () => {
    const ways = sources({ installOfficialCli: unreachable });
    writeFakeGo(onPath);
    const cli = await provisionPulumiCli(repositoryRoot, environment, ways);
    expect(cli).toEqual({ source: "build", version, directories: [cached("built"), languageHost] });
    expect(said).toContain("Not possible here: The official installer cannot be reached.\n");
    expect(said).not.toContain("with details");
  });

  it("builds once when two runs start at the same time", async () => {
    writeFakeGo(onPath);
    const ways = sources({ installOfficialCli: unreachable });
    const both = await Promise.all([
      provisionPulumiCli(repositoryRoot, environment, ways),
      provisionPulumiCli(repositoryRoot, environment, ways),
    ]);
    expect(both.map(({ source }) => source).sort()).toEqual(["build", "cache"]);
    expect(ways.calls).toEqual(["build"]);
    expect(readdirSync(cacheDirectory(environment))).toHaveLength(1);
  });

  it("says what to install when there is no way to a CLI", async () => {
    environment.PATH = path.join(directory, "nothing");
    const ways = sources({ installOfficialCli: unreachable });
    const attempt = provisionPulumiCli(repositoryRoot, environment, ways);
    await expect(attempt).rejects.toThrow(/Install the CLI .* or Go/);
    expect(ways.calls).toEqual([]);
  });

  it("passes on why a build failed, and caches nothing", async () => {
    writeFakeGo(onPath);
    const ways = sources({
      installOfficialCli: unreachable,
      buildCli: () => Promise.reject(new Error("go build ended with exit code 1.")),
    });
    await expect(provisionPulumiCli(repositoryRoot, environment, ways)).rejects.toThrow("go build ended");
    expect(readdirSync(cacheDirectory(environment))).toEqual([]);
  });
});
