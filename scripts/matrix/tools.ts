import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";
import type { Combination, PackageManager } from "./combinations";

/** Packages of the registry that hold what a combination is run with; the newest of each major version. */
const packages = {
  node: (major: number) => ({ name: `node-${process.platform}-${process.arch}`, range: String(major) }),
  pnpm: { name: "pnpm", range: "10" },
  yarn: { name: "@yarnpkg/cli-dist", range: "4" },
};

/** Fetches Node.js and package managers, each once, into one directory. */
export class Tools {
  constructor(
    private readonly directory: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** The directory of the `node` of a major version. */
  async nodeDirectory(major: Combination["node"]): Promise<string> {
    if (process.versions.node.startsWith(`${major}.`)) return path.dirname(process.execPath);
    return path.join(await this.fetch(packages.node(major)), "bin");
  }

  /** The command line that installs what the package.json of the current directory names. */
  async installCommand(manager: PackageManager): Promise<string[]> {
    switch (manager) {
      case "npm":
        return ["npm", "install", "--no-audit", "--no-fund"];
      case "pnpm":
        return ["node", path.join(await this.fetch(packages.pnpm), "bin", "pnpm.cjs"), "install", "--no-lockfile"];
      case "yarn":
        return ["node", path.join(await this.fetch(packages.yarn), "bin", "yarn.js"), "install"];
    }
  }

  /** The directory of a package. */
  private async fetch({ name, range }: { name: string; range: string }): Promise<string> {
    const home = path.join(this.directory, `${name.replace("/", "-")}-${range}`);
    const fetched = path.join(home, "node_modules", name);
    if (existsSync(fetched)) return fetched;
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, "package.json"), JSON.stringify({ private: true, dependencies: { [name]: range } }));
    const options = { cwd: home, env: this.environment, timeoutSeconds: 300 };
    await runCommand("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], options);
    return fetched;
  }
}
