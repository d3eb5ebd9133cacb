// The application: publishes orders, or handles as many as it is told to.
//
//   AMQP_URL=$(pulumi stack output amqpUrl --show-secrets) QUEUE=$(pulumi stack output queue) node orders.js publish 3
//
// For a broker with TLS let NODE_EXTRA_CA_CERTS name the certificate of the authority
// that signed the broker's, if Node.js does not know it.
const { connect } = require("amqplib");

async function publish(channel, queue, count) {
  for (let number = 1; number <= count; number += 1) {
    channel.sendToQueue(queue, Buffer.from(JSON.stringify({ order: number })), { persistent: true });
  }
  // Only what the broker has confirmed survives its restart.
  await channel.waitForConfirms();
  console.log(`Published ${count} orders.`);
}

async function consume(channel, queue, count) {
  await channel.prefetch(10);
  const handled = [];
  await new Promise((resolve, reject) => {
    const receive = (message) => {
      if (!message) return reject(new Error("The broker ended the subscription."));
      if (handled.length === count) return;
      handled.push(JSON.parse(message.content.toString()).order);
      // Not before it is handled: what is not acknowledged comes again.
      channel.ack(message);
      if (handled.length === count) resolve();
    };
    channel.consume(queue, receive).catch(reject);
  });
  console.log(`Handled the orders ${handled.join(", ")}.`);
}

async function main() {
  const { AMQP_URL: url, QUEUE: queue = "orders" } = process.env;
  const [command, count] = process.argv.slice(2);
  const action = { publish, consume }[command];
  if (!action || !(Number(count) > 0)) throw new Error("Usage: node orders.js publish|consume COUNT");
  if (!url) throw new Error("Set AMQP_URL to the stack's output amqpUrl.");
  const connection = await connect(url);
  try {
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(queue, { durable: true });
    await action(channel, queue, Number(count));
    await channel.waitForConfirms();
    await channel.close();
  } finally {
    await connection.close();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
