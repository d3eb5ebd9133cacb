const path = require("node:path");
const { bundle } = require("./bundle");
const { bundleProvider } = require("./bundleProvider");
const { runCommand } = require("./runCommand");
const { step } = require("./step");

/** The TypeScript projects of the repository, in one build. */
const projects = ["tsconfig.json", "emulator/tsconfig.json", "scripts/tsconfig.json"];

/**
 * Builds what is missing or older than its sources, as the compiler's build mode knows, and bundles what the CLI loads in
 * each run.
 *
 * @param {string} root
 * @returns {Promise<void>}
 */
async function buildSources(root) {
  const languageHost = path.join(root, "scripts", "dist", "bundle", "languageHost.js");
  const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
  await step("Building what has changed (tsc, esbuild)", async () => {
    await runCommand(process.execPath, [compiler, "-b", ...projects], { cwd: root });
    await bundleProvider(root);
    // The CLI starts it twice in each run.
    await bundle(root, { entry: "scripts/pulumi-cli/languageHost.ts", file: languageHost });
  });
}

module.exports = { buildSources };
