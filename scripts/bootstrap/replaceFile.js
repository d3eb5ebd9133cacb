const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/**
 * Writes a file at once and only if it changes, since programs that run meanwhile may read it.
 *
 * @param {string} file
 * @param {string} text
 */
function replaceFile(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

module.exports = { replaceFile };
