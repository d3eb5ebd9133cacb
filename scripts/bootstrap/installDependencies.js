const fs = require("node:fs");
const path = require("node:path");
const { runCommand } = require("./runCommand");
const { step } = require("./step");

/**
 * @typedef {{ version?: string, resolved?: string, link?: boolean, optional?: boolean, integrity?: string }} LockedPackage
 */

/**
 * The packages of a lock file, keyed by their place in the tree; empty if the file does not exist or cannot be read.
 *
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readLockedPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm records what it installed in
 * node_modules/.package-lock.json; optional packages may be missing there (other platforms).
 *
 * @param {string} root directory of package-lock.json
 * @returns {boolean}
 */
function dependenciesAreInstalled(root) {
  const wanted = readLockedPackages(path.join(root, "package-lock.json"));
  const installed = readLockedPackages(path.join(root, "node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([place, locked]) => {
    if (!place.startsWith("node_modules/") && !place.includes("/node_modules/")) return true;
    const present = installed[place];
    if (!present || !fs.existsSync(path.join(root, place))) return locked.optional === true;
    return present.version === locked.version && present.integrity === locked.integrity;
  });
}

/**
 * Runs `npm ci` if node_modules is missing or differs from package-lock.json.
 *
 * @param {string} root
 * @returns {Promise<void>}
 */
async function installDependencies(root) {
  if (dependenciesAreInstalled(root)) return;
  await step("Installing dependencies (npm ci)", async () => {
    // Without Husky-like surprises of the caller's npm settings: only what the lock file says, dev packages included.
    await runCommand("npm", ["ci", "--no-audit", "--no-fund", "--include=dev"], { cwd: root, env: process.env });
  });
}

module.exports = { dependenciesAreInstalled, installDependencies };
