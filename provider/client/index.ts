export type { CallOptions, ClientOptions } from "./clientParts";
export type {
  AccessKeyCredentials,
  ClientConfiguration,
  Credentials,
  PasswordCredentials,
  TokenCredentials,
} from "./configuration/clientConfiguration";
export { type ConfigurationKey, type ConfigurationKeyName, configurationKeys } from "./configuration/configurationKeys";
export type { ConfigurationArgument, ConfigurationSources } from "./configuration/configurationValues";
export { formatDuration, parseDuration } from "./configuration/duration";
export type { ProxySettings } from "./configuration/proxySettings";
export { resolveConfiguration } from "./configuration/resolveConfiguration";
export { normalizeInstanceStatus } from "./dms/instanceStatus";
export { normalizeWindowTime } from "./dms/normalizeWindowTime";
export type { AvailabilityZone, AvailabilityZones } from "./dms/v1/availabilityZones";
export type { BatchResult, BatchResults } from "./dms/v1/batchResults";
export { DmsClient } from "./dms/v1/dmsClient";
export type { Instance } from "./dms/v1/instance";
export type { InstanceList } from "./dms/v1/instanceList";
export type { MaintenanceWindow, MaintenanceWindows } from "./dms/v1/maintenanceWindows";
export type { Product, ProductBilling } from "./dms/v1/products";
export type * from "./dms/v1/requests";
export {
  describeErrorCode,
  type ErrorCodeDescription,
  instanceErrorCodes,
  requestErrorCodes,
} from "./errors/errorCodes";
export * from "./errors/errors";
export { isUnknownNotFound } from "./errors/isUnknownNotFound";
export { type Permission, permissionFor, permissions } from "./errors/permissions";
export { statusDescriptions } from "./errors/statusCodes";
export { type Clock, systemClock } from "./http/clock";
export type { RequestMethod } from "./http/requestMethod";
export { type SignableRequest, type SigningKey, signRequest } from "./http/signRequest";
export { IamClient } from "./iam/iamClient";
export type { Project } from "./iam/projects";
export type { Token } from "./iam/tokenCache";
