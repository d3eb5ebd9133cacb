const { start } = require("./bootstrap/start");

start("chaos/main.js");
