const path = require("node:path");
const { bundleProvider } = require("./bundleProvider");
const { runCommand } = require("./runCommand");
const { step } = require("./step");

/** The TypeScript projects of the repository, in one build. */
const projects = ["tsconfig.json", "emulator/tsconfig.json", "scripts/tsconfig.json"];

/**
 * Builds what is missing or older than its sources, as the compiler's build mode knows, and bundles the provider.
 *
 * @param {string} root
 * @returns {Promise<void>}
 */
async function buildSources(root) {
  const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
  await step("Building what has changed (tsc, esbuild)", async () => {
    await runCommand(process.execPath, [compiler, "-b", ...projects], { cwd: root });
    await bundleProvider(root);
  });
}

module.exports = { buildSources };
