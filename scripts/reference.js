const { start } = require("./bootstrap/start");

start("reference/main.js");
