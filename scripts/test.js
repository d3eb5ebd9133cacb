const { start } = require("./bootstrap/start");

start("testing/main.js");
