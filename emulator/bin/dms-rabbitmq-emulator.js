#!/usr/bin/env node
const { existsSync } = require("node:fs");
const path = require("node:path");

const entry = path.join(__dirname, "..", "dist", "commandLine", "main.js");

if (existsSync(entry)) {
  require(entry).main(process.argv.slice(2));
} else {
  console.error("The emulator is not built yet: run `npm run build` in the repository first.");
  process.exitCode = 1;
}
