#!/usr/bin/env node
const { runCommand } = require("../../dist/provider/commandLine/runCommand.js");

runCommand(process.argv.slice(2), {
  environment: process.env,
  directory: process.cwd(),
  print: (line) => console.log(line),
  printError: (line) => console.error(line),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
