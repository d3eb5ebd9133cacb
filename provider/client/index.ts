export type {
  AccessKeyCredentials,
  ClientConfiguration,
  Credentials,
  PasswordCredentials,
  ProxySettings,
  TokenCredentials,
} from "./configuration/clientConfiguration";
export { type ConfigurationKey, type ConfigurationKeyName, configurationKeys } from "./configuration/configurationKeys";
export {
  type ConfigurationArgument,
  type ConfigurationSources,
  ConfigurationValues,
} from "./configuration/configurationValues";
export { formatDuration, parseDuration } from "./configuration/duration";
export { projectOf, resolveConfiguration } from "./configuration/resolveConfiguration";
export type { AvailabilityZone, RegionZones } from "./dms/availabilityZone";
export type { DmsApi, FindOptions } from "./dms/dmsApi";
export type * from "./dms/instance";
export {
  type InstanceStatus,
  isRunning,
  normalizeInstanceStatus,
  type StatusMeaning,
  statusMeaning,
  type UnlistedStatus,
} from "./dms/instanceStatus";
export {
  type MaintenanceWindow,
  normalizeWindowTime,
  windowBegin,
  windowBegins,
  windowEnd,
} from "./dms/maintenanceWindow";
export type { OfferedProduct, Product, ProductBilling, ProductIo } from "./dms/product";
export { DmsClient } from "./dms/v1/dmsClient";
export { instanceFieldNames } from "./dms/v1/instanceFields";
export {
  describeErrorCode,
  type ErrorCodeDescription,
  instanceErrorCodes,
  isUnknownNotFound,
  requestErrorCodes,
} from "./errors/errorCodes";
export * from "./errors/errors";
export { type Permission, permissionFor, permissions } from "./errors/permissions";
export { redactSecrets } from "./errors/redactSecrets";
export type { RequestMethod } from "./errors/service";
export { statusDescriptions } from "./errors/statusCodes";
export { type Clock, systemClock } from "./http/clock";
export type { CallLimits, CallOptions, GatedRequest, RequestGate } from "./http/requester";
export { RequestPacers } from "./http/requestPacer";
export { type SignableRequest, type SigningKey, signRequest } from "./http/signRequest";
export { Connection, type ConnectionOptions } from "./iam/connection";
export { IamClient } from "./iam/iamClient";
export type { Project } from "./iam/project";
export type { Token } from "./iam/tokenCache";
