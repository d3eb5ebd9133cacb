export type {
  AccessKeyCredentials,
  ClientConfiguration,
  Credentials,
  PasswordCredentials,
  TokenCredentials,
} from "./clientConfiguration";
export type { CallOptions, ClientOptions } from "./clientParts";
export { type Clock, systemClock } from "./clock";
export { resolveConfiguration } from "./configuration";
export { type ConfigurationKey, type ConfigurationKeyName, configurationKeys } from "./configurationKeys";
export type { ConfigurationArgument, ConfigurationSources } from "./configurationValues";
export { DmsClient } from "./dmsClient";
export { formatDuration, parseDuration } from "./duration";
export {
  describeErrorCode,
  type ErrorCodeDescription,
  instanceErrorCodes,
  requestErrorCodes,
} from "./errorCodes";
export * from "./errors";
export { IamClient } from "./iamClient";
export { isUnknownNotFound } from "./isUnknownNotFound";
export { normalizeWindowTime } from "./normalizeWindowTime";
export { type Permission, permissionFor, permissions } from "./permissions";
export type { ProxySettings } from "./proxySettings";
export type { RequestMethod } from "./requestMethod";
export type * from "./requests";
export type { AvailabilityZone, AvailabilityZones } from "./schemas/availabilityZones";
export type { BatchResult, BatchResults } from "./schemas/batchResults";
export type { Instance } from "./schemas/instance";
export type { InstanceList } from "./schemas/instanceList";
export { normalizeInstanceStatus } from "./schemas/instanceStatus";
export type { MaintenanceWindow, MaintenanceWindows } from "./schemas/maintenanceWindows";
export type { Product, ProductBilling } from "./schemas/products";
export type { Project } from "./schemas/projects";
export { type SignableRequest, type SigningKey, signRequest } from "./signRequest";
export { statusDescriptions } from "./statusCodes";
export type { Token } from "./tokenCache";
