const { start } = require("./bootstrap/start");

start("matrix/main.js");
