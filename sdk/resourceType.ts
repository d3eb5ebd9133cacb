/** The type token of a RabbitMQ instance, as it stands in states, URNs and policies. */
export const rabbitmqInstanceType = "pulumi-nodejs:dynamic/huaweicloud/dms:RabbitmqInstance";
