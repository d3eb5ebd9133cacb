// Sends a message to the broker that the program has made, and receives it again.
//
//   AMQP_URL=$(pulumi stack output brokerUrl --show-secrets) node sendAndReceive.js
//
// For a broker with TLS let NODE_EXTRA_CA_CERTS name the certificate of the authority
// that signed the broker's, if Node.js does not know it.
const { connect } = require("amqplib");

const queue = "quickstart";

async function sendAndReceive(url, text) {
  const connection = await connect(url);
  try {
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(queue, { durable: true });
    channel.sendToQueue(queue, Buffer.from(text), { persistent: true });
    await channel.waitForConfirms();
    return await new Promise((resolve, reject) => {
      const receive = (message) => {
        if (!message) return reject(new Error("The broker ended the subscription."));
        channel.ack(message);
        resolve(message.content.toString());
      };
      channel.consume(queue, receive).catch(reject);
    });
  } finally {
    await connection.close();
  }
}

async function main() {
  const url = process.env.AMQP_URL;
  if (!url) throw new Error("Set AMQP_URL to the stack's output brokerUrl.");
  const text = `hello at ${new Date().toISOString()}`;
  const received = await sendAndReceive(url, text);
  if (received !== text) throw new Error(`Sent "${text}", but received "${received}".`);
  console.log(`Sent and received "${received}" over ${new URL(url).protocol.replace(":", "")}.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
