const { replaceFile } = require("./replaceFile");

/**
 * Bundles a source with all that it imports into one file that Node.js loads at once. Type checks are the compiler's.
 *
 * @param {string} root directory of the repository
 * @param {{ entry: string, file: string, external?: string[], plugins?: import("esbuild").Plugin[] }} options `entry` is
 *   relative to the repository; `external` names packages that are left where they are
 * @returns {Promise<string[]>} the files that it is made of, relative to the repository
 */
async function bundle(root, { entry, file, external = [], plugins = [] }) {
  // In a fresh clone it is installed only after this file was loaded.
  const { build } = require("esbuild");
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    external,
    plugins,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  for (const { path: place, text } of outputFiles) replaceFile(place, text);
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

module.exports = { bundle };
