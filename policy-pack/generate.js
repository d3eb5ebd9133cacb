// Writes what is made from the policy objects: the table in docs/policies.md and the files of the presets.
// Needs a build: npm run build, then npm run generate -w policy-pack
const { readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { policiesByName, policyTable, presets } = require("pulumi-huaweicloud-dms-rabbitmq/policies");

const begin = "<!-- policy table: begin -->";
const end = "<!-- policy table: end -->";

/**
 * A page with what stands between its two marks replaced by the table of the policies as they are.
 *
 * @param {string} page
 */
function withPolicyTable(page) {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks the marks ${begin} and ${end}.`);
  return `${before}${begin}\n${policyTable(Object.values(policiesByName))}\n${end}${after}`;
}

/**
 * The content of the `--policy-pack-config` file of each preset by the name of the file; `baseline` needs none, since it
 * is the policies' own levels.
 *
 * @returns {Record<string, object>}
 */
function presetFiles() {
  const { baseline: _, ...others } = presets;
  return Object.fromEntries(Object.entries(others).map(([name, settings]) => [`${name}.json`, settings]));
}

if (require.main === module) {
  const page = path.join(__dirname, "..", "docs", "policies.md");
  writeFileSync(page, withPolicyTable(readFileSync(page, "utf8")));
  for (const [name, settings] of Object.entries(presetFiles())) {
    writeFileSync(path.join(__dirname, "presets", name), JSON.stringify(settings));
  }
}

module.exports = { withPolicyTable, presetFiles };
