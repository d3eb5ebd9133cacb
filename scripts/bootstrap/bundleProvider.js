const { readFileSync } = require("node:fs");
const path = require("node:path");
const { bundle } = require("./bundle");
const { replaceFile } = require("./replaceFile");

/** Where what the transport takes of undici lies in it; its index loads twice as much again, such as fetch and mocks. */
const partsOfUndici = {
  Agent: "undici/lib/dispatcher/agent.js",
  buildConnector: "undici/lib/core/connect.js",
  EnvHttpProxyAgent: "undici/lib/dispatcher/env-http-proxy-agent.js",
};

/**
 * @param {string} root
 * @returns {import("esbuild").Plugin}
 */
const takePartsOfUndici = (root) => ({
  name: "parts-of-undici",
  setup(build) {
    build.onResolve({ filter: /^undici$/ }, () => ({ path: "undici", namespace: "parts" }));
    build.onLoad({ filter: /^undici$/, namespace: "parts" }, () => ({
      contents: Object.entries(partsOfUndici)
        .map(([name, file]) => `export { default as ${name} } from ${JSON.stringify(file)};`)
        .join("\n"),
      resolveDir: root,
    }));
  },
});

/**
 * The packages that files come from.
 *
 * @param {string[]} files relative to the repository
 * @returns {string[]} their names
 */
function packagesOf(files) {
  const names = files.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

/**
 * The licences of packages, which go with every copy of their code.
 *
 * @param {string} root
 * @param {string[]} packages
 */
function licencesOf(root, packages) {
  const textOf = (/** @type {string} */ name) =>
    readFileSync(path.join(root, "node_modules", name, "LICENSE"), "utf8").trim();
  return packages.map((name) => `provider.js contains parts of ${name}:\n\n${textOf(name)}\n`).join("\n\n");
}

/**
 * Bundles what Pulumi loads in each run, the provider with what it uses of its dependencies: one file instead of some 500
 * loads in a fifth of the time.
 *
 * @param {string} root directory of the repository
 * @param {string} directory where `provider.js` and `LICENSES.txt` go
 * @returns {Promise<string[]>} the files that it is made of, relative to the repository
 */
async function bundleProvider(root, directory = path.join(root, "dist", "bundle")) {
  const sources = await bundle(root, {
    entry: "provider/index.ts",
    file: path.join(directory, "provider.js"),
    external: ["@pulumi/pulumi", "pulumi-huaweicloud-dms-rabbitmq"],
    plugins: [takePartsOfUndici(root)],
  });
  replaceFile(path.join(directory, "LICENSES.txt"), licencesOf(root, packagesOf(sources)));
  return sources;
}

module.exports = { bundleProvider };
