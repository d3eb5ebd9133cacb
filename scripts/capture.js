const { start } = require("./bootstrap/start");

start("capture/main.js");
