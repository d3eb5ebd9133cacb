/** What a program may be installed by. */
export type PackageManager = "npm" | "pnpm" | "yarn";

/** One way to use the package, as different people's projects do. */
export interface Combination {
  /** Major version of Node.js. */
  node: 20 | 22 | 24;
  packageManager: PackageManager;
  /** Of the peer range of `@pulumi/pulumi`: its lower end, or the newest that this Node.js runs. */
  sdk: "oldest" | "newest";
  /** Major version of TypeScript; without one the program is JavaScript. */
  typescript?: 5 | 6;
  modules: "CommonJS" | "ES modules";
}

/**
 * The combinations that are run. Each value of a column meets each Node.js, and each package manager meets both kinds of
 * modules; all products of all columns would tell little more and take an hour.
 */
export const combinations: readonly Combination[] = [
  { node: 20, packageManager: "npm", sdk: "oldest", typescript: 5, modules: "CommonJS" },
  { node: 20, packageManager: "npm", sdk: "newest", typescript: 6, modules: "CommonJS" },
  { node: 20, packageManager: "pnpm", sdk: "newest", modules: "ES modules" },
  { node: 20, packageManager: "yarn", sdk: "newest", typescript: 5, modules: "CommonJS" },
  { node: 22, packageManager: "npm", sdk: "newest", typescript: 5, modules: "CommonJS" },
  { node: 22, packageManager: "pnpm", sdk: "oldest", typescript: 5, modules: "CommonJS" },
  { node: 22, packageManager: "yarn", sdk: "newest", typescript: 6, modules: "ES modules" },
  { node: 24, packageManager: "npm", sdk: "newest", typescript: 6, modules: "ES modules" },
  { node: 24, packageManager: "pnpm", sdk: "newest", typescript: 6, modules: "CommonJS" },
  { node: 24, packageManager: "yarn", sdk: "oldest", typescript: 5, modules: "CommonJS" },
];

/** A combination in words. */
export function nameOf({ node, packageManager, sdk, typescript, modules }: Combination): string {
  const language = typescript ? `TypeScript ${typescript}` : "JavaScript";
  return [`Node.js ${node}`, packageManager, `${sdk} SDK`, language, modules].join(", ");
}
