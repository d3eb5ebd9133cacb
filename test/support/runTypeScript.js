// Runs the TypeScript of the tests without jest: node test/support/runTypeScript.js <file> [arguments]
const path = require("node:path");
const { transformFileSync } = require("@swc/core");

// Node's own loader of TypeScript is not in every version that the repository supports.
require.extensions[".ts"] = (loaded, file) => {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  /** @type {NodeJS.Module & { _compile(code: string, file: string): void }} */ (loaded)._compile(code, file);
};

const [file = "", ...args] = process.argv.slice(2);
/** @type {{ main(...args: string[]): Promise<void> }} */
const { main } = require(path.resolve(file));
main(...args).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
