// Loaded before Pulumi's SDK, with `node --require`. The SDK loads at once much that it hardly ever uses: what it needs to
// serialize functions, which nothing here does, the Automation API, and tracing. All that is loaded when something of it
// is used, and what maps stack traces to sources, which nobody asks for by name, not at all.
const Module = require("node:module");

const codePaths = "/runtime/closure/codePaths.js";
const tracing = "/cmd/run/tracing.js";

/** What is asked for, and the ends of the paths of those files of the SDK that ask for it at once. */
const lazyModules = new Map([
  ["@npmcli/arborist", [codePaths]],
  ["normalize-package-data", [codePaths]],
  ["typescript", ["/typescript-shim.js"]],
  ["./automation", ["/index.js"]],
  ["@opentelemetry/exporter-zipkin", [tracing]],
  ["@opentelemetry/instrumentation", [tracing]],
  ["@opentelemetry/instrumentation-grpc", [tracing]],
  ["@opentelemetry/resources", [tracing]],
  ["@opentelemetry/sdk-trace-base", [tracing]],
  ["@opentelemetry/sdk-trace-node", [tracing]],
  [
    "source-map-support/register",
    ["/cmd/run/index.js", "/cmd/run-policy-pack/index.js", "/cmd/dynamic-provider/index.js"],
  ],
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
  /** @param {string | symbol} name */
  const partOf = (name) => {
    const module = loadModule();
    return name === "default" && !module.__esModule ? module : module[name];
  };
  // By this name the SDK finds out how to import a module, which is no use of it yet.
  return new Proxy({}, { get: (_target, name) => name === "__esModule" || partOf(name) });
}

prototype.require = Object.assign(
  /** @this {NodeJS.Module} @param {string} name */
  function (name) {
    const askers = lazyModules.get(name);
    const file = askers && this.filename.split("\\").join("/");
    return askers?.some((asker) => file?.endsWith(`/@pulumi/pulumi${asker}`))
      ? whenUsed(() => load.call(this, name))
      : load.call(this, name);
  },
  load,
);
