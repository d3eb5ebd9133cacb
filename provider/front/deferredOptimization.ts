import { setFlagsFromString } from "node:v8";

/** The newest Node.js that is known to have the flag: V8 writes about one that it does not know to stderr. */
const newestKnown = 26;

/** A hundred times the default of Node.js 20, which the parser reaches within one answer. */
const budget = 180_000_000;

/**
 * Keeps V8 from optimizing WebAssembly, that is undici's parser of HTTP, before some hundred answers: by default it does
 * so during the first one, which takes a tenth of a second of another core, more than all the parsing of a deployment.
 * Counts for the whole process, so only the one that Pulumi starts for the provider may ask for it, before undici is used.
 *
 * @param node version of Node.js; does nothing in one that is newer than those known
 * @param setFlags tests give their own
 */
export function deferOptimization(node = process.versions.node, setFlags = setFlagsFromString): void {
  if (Number.parseInt(node, 10) <= newestKnown) setFlags(`--wasm-tiering-budget=${budget}`);
}
