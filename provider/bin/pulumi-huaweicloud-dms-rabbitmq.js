#!/usr/bin/env node
const { runCommand } = require("../../dist/provider/importCommand/importCommand.js");

runCommand(process.argv.slice(2), {
  environment: process.env,
  print: (line) => console.log(line),
  printError: (line) => console.error(line),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
