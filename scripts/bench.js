const { start } = require("./bootstrap/start");

start("bench/main.js");
