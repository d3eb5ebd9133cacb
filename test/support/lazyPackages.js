// Loaded before Pulumi's SDK, with `node --require`. The SDK loads two large packages at once, half of what it loads,
// that it needs only to serialize functions, which nothing here does: they are loaded when something of them is used.
const Module = require("node:module");

/** Each package, and the end of the path of the one file of the SDK that asks for it at once. */
const lazyPackages = new Map([
  ["@npmcli/arborist", "/runtime/closure/codePaths.js"],
  ["typescript", "/typescript-shim.js"],
]);

/** @type {{ prototype: NodeJS.Module }} */
const { prototype } = Module;
const load = prototype.require;

/**
 * An object that stands for a module.
 *
 * @param {() => Record<string | symbol, unknown>} loadModule
 */
function whenUsed(loadModule) {
  // By this name the SDK finds out how to import a module, which is no use of it yet.
  return new Proxy({}, { get: (_target, name) => name === "__esModule" || loadModule()[name] });
}

prototype.require = Object.assign(
  /** @this {NodeJS.Module} @param {string} name */
  function (name) {
    const asker = lazyPackages.get(name);
    const isLazy = asker && this.filename.split("\\").join("/").endsWith(`/@pulumi/pulumi${asker}`);
    return isLazy ? whenUsed(() => load.call(this, name)) : load.call(this, name);
  },
  load,
);
