const { start } = require("./bootstrap/start");

start("pulumi-cli/main.js");
