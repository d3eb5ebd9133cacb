const path = require("node:path");
const { buildSources } = require("./bootstrap/buildSources");

buildSources(path.resolve(__dirname, "..")).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
