export { Provider, type ProviderArgs } from "./provider";
export { RabbitmqInstance, type RabbitmqInstanceOptions } from "./rabbitmqInstance";
export type { ProductArgs, RabbitmqInstanceArgs } from "./rabbitmqInstanceArgs";
