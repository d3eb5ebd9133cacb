import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../scripts/bootstrap/runCommand";
import { repositoryRoot } from "./repositoryRoot";

/** Copies the sources into an empty directory, without what a build makes; what is installed is shared by a link. */
export async function copySources(directory: string): Promise<void> {
  const options = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z"];
  const listed = await runCommand("git", options, { cwd: repositoryRoot, env: process.env });
  const deleted = await runCommand("git", ["ls-files", "--deleted", "-z"], { cwd: repositoryRoot, env: process.env });
  const gone = new Set(deleted.split("\0"));
  for (const file of listed.split("\0").filter((name) => name !== "" && !gone.has(name))) {
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(repositoryRoot, file), path.join(directory, file));
  }
  symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(directory, "node_modules"), "junction");
}
