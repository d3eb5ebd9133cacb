import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "./repositoryRoot";

/**
 * The policy pack as an installed package has it, with what was built; the one of the repository compiles its sources on
 * each run, which takes longer than the run.
 *
 * @param directory gets it
 * @returns the directory of the pack
 */
export function installedPolicyPack(directory: string): string {
  const pack = path.join(directory, "policy-pack");
  mkdirSync(pack);
  for (const file of ["PulumiPolicy.yaml", "index.js", "package.json"]) {
    copyFileSync(path.join(repositoryRoot, "policy-pack", file), path.join(pack, file));
  }
  for (const name of ["dist", "node_modules"]) {
    symlinkSync(path.join(repositoryRoot, name), path.join(directory, name), "junction");
  }
  return pack;
}
