import { readdirSync } from "node:fs";
import path from "node:path";

const sourceName = /\.[cm]?[jt]s$/;
const builtOrInstalled = /(^|\/)(dist|node_modules)(\/|$)/;

/** The sources below some folders, as paths from the root with forward slashes. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
      .filter((file) => sourceName.test(file) && !builtOrInstalled.test(file))
      .sort(),
  );
}
