// Declares virtual hosts, users, permissions and queues inside a broker, over RabbitMQ's management API. Running it
// again changes nothing: every call states what is to be, and what is not named stays as it is.
//
//   export ORDERS_PASSWORD=…        # one variable for each user in topology.json
//   pulumi stack output --json --show-secrets | node applyTopology.js [topology.json]
//
// The outputs are read from standard input, so that no password stands on a command line.
const { readFileSync } = require("node:fs");
const path = require("node:path");

const part = encodeURIComponent;

/** Sends PUT requests to the management API of one broker. */
function managementApi({ managementUrl, user, password }) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return async (resource, body = {}) => {
    const response = await fetch(`${managementUrl}/api/${resource}`, {
      method: "PUT",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return;
    const { reason = response.statusText } = await response.json().catch(() => ({}));
    throw new Error(`The broker refused ${resource} with ${response.status}: ${JSON.stringify(reason)}`);
  };
}

function passwordOf({ name, passwordVariable }) {
  const value = process.env[passwordVariable];
  if (!value) throw new Error(`Set ${passwordVariable} to the password of user ${name}.`);
  return value;
}

async function applyTopology(put, { virtualHosts = [], users = [], queues = [] }) {
  for (const name of virtualHosts) await put(`vhosts/${part(name)}`);
  for (const user of users) {
    await put(`users/${part(user.name)}`, { password: passwordOf(user), tags: user.tags ?? "" });
    for (const { virtualHost, configure, write, read } of user.permissions ?? []) {
      await put(`permissions/${part(virtualHost)}/${part(user.name)}`, { configure, write, read });
    }
  }
  for (const { virtualHost, name, durable = true, arguments: queueArguments = {} } of queues) {
    await put(`queues/${part(virtualHost)}/${part(name)}`, { durable, auto_delete: false, arguments: queueArguments });
  }
}

async function main() {
  const outputs = JSON.parse(readFileSync(0, "utf8"));
  for (const name of ["managementUrl", "user", "password"]) {
    if (!outputs[name]) throw new Error(`The stack has no output ${name}; deploy it first.`);
  }
  const file = process.argv[2] ?? path.join(__dirname, "topology.json");
  const topology = JSON.parse(readFileSync(file, "utf8"));
  await applyTopology(managementApi(outputs), topology);
  const count = (list, what) => `${list?.length ?? 0} ${what}${list?.length === 1 ? "" : "s"}`;
  const { virtualHosts, users, queues } = topology;
  console.log(`Declared ${count(virtualHosts, "virtual host")}, ${count(users, "user")}, ${count(queues, "queue")}.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
