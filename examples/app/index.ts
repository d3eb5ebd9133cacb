import * as pulumi from "@pulumi/pulumi";
import { getInstanceOutput } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

// The stack that has made the broker, such as organization/rabbitmq-quickstart/dev.
const broker = new pulumi.StackReference(config.require("brokerStack"));

// What the application gets as its environment. The URL is a secret there, and stays one here.
export const amqpUrl = broker.requireOutput("brokerUrl");
export const queue = config.get("queue") ?? "orders";

// The other stack knows how the broker was when it was deployed; this is how it is now.
export const brokerStatus = getInstanceOutput({ id: broker.requireOutput("instanceId").apply(String) }).status;
