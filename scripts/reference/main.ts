import path from "node:path";
import { writeReference } from "./writeReference";

/** Writes the reference of the package's entries into `docs/reference`, or into the directory that is named. */
export async function main(root: string, args: string[]): Promise<number> {
  if (args.length > 1 || args[0]?.startsWith("-")) {
    process.stderr.write("Usage: npm run reference [-- DIRECTORY]\n");
    return 2;
  }
  const directory = path.resolve(args[0] ?? path.join(root, "docs", "reference"));
  await writeReference(root, directory);
  process.stdout.write(`Wrote ${path.relative(process.cwd(), directory) || "."}\n`);
  return 0;
}
