const { start } = require("./bootstrap/start");

start("quickstart/main.js");
