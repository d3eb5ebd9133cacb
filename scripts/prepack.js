// Makes what npm is about to pack, in the package of the current directory: an old build is no part of it.
const { copyFileSync, mkdirSync, rmSync } = require("node:fs");
const path = require("node:path");
const { bundleProvider } = require("./bootstrap/bundleProvider");
const { installDependencies } = require("./bootstrap/installDependencies");
const { runCommand } = require("./bootstrap/runCommand");

const root = path.resolve(__dirname, "..");

/** Files of the repository that every package carries; npm takes none from above a package. */
const shared = ["LICENSE", "CHANGELOG.md", "docs/emulator.md"];

/** @param {string} directory of the package */
async function prepack(directory) {
  await installDependencies(root);
  rmSync(path.join(directory, "dist"), { recursive: true, force: true });
  await runCommand(process.execPath, [require.resolve("typescript/bin/tsc"), "-b", "tsconfig.json"], {
    cwd: directory,
  });
  if (directory === root) {
    await bundleProvider(root);
    return;
  }
  for (const file of shared) {
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(directory, file));
  }
}

// npm reads what it is to pack, and with --json what it says, from stdout.
prepack(process.cwd()).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
