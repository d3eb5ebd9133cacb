/**
 * The type token of a RabbitMQ instance, as it stands in states, URNs and policies. By its first part Pulumi finds the
 * provider; the rest is short, since each row on a terminal begins with it.
 */
export const rabbitmqInstanceType = "pulumi-nodejs:dms:Rabbitmq";

/** The token of version 0.1.0, whose states an alias takes over. */
export const earlierInstanceType = "pulumi-nodejs:dynamic/huaweicloud/dms:RabbitmqInstance";

/** Whether a token is that of a RabbitMQ instance, also one that an earlier version of the package declares. */
export function isInstanceType(type: unknown): boolean {
  return type === rabbitmqInstanceType || type === earlierInstanceType;
}

const laterTypes = new RegExp(`${rabbitmqInstanceType}(?=\\$|::)`, "g");

/** The URN that a resource had in version 0.1.0; it stands under the earlier types of its parents too. */
export function earlierUrn(urn: string): string {
  return urn.replace(laterTypes, earlierInstanceType);
}
