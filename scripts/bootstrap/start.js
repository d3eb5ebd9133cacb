const path = require("node:path");
const { buildSources } = require("./buildSources");
const { installDependencies } = require("./installDependencies");

const root = path.resolve(__dirname, "..", "..");

/**
 * Installs and builds what is missing, then runs the command of that name with the arguments of this process.
 * Everything up to the command itself is plain Node.js, since in a fresh clone nothing else is there.
 *
 * @param {string} command path of the compiled module below scripts/dist that exports `main`
 * @returns {Promise<void>}
 */
async function start(command) {
  try {
    await installDependencies(root);
    await buildSources(root);
    /** @type {{ main(root: string, args: string[]): Promise<number> }} */
    const { main } = require(path.join(root, "scripts", "dist", command));
    // Whatever may still be open, such as the terminal's input, has nothing left to wait for.
    process.exit(await main(root, process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`\nFailed: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

module.exports = { start };
