export type {
  AccessKeyCredentials,
  ClientConfiguration,
  Credentials,
  PasswordCredentials,
  ProxySettings,
  TokenCredentials,
} from "./configuration/clientConfiguration";
export {
  type ConfigurationKey,
  type ConfigurationKeyName,
  configurationKeys,
  secretConfigurationKeys,
} from "./configuration/configurationKeys";
export {
  type ConfigurationArgument,
  type ConfigurationSources,
  ConfigurationValues,
} from "./configuration/configurationValues";
export { formatDuration, parseDuration } from "./configuration/duration";
export { defaultTagsOf, projectOf, resolveConfiguration, wordOf } from "./configuration/resolveConfiguration";
export { ApiVersionProbe } from "./dms/apiVersionProbe";
export { answersVersion, apiVersions } from "./dms/apiVersions";
export type { AvailabilityZone, RegionZones } from "./dms/availabilityZone";
export type { BackgroundTask, BackgroundTaskStatus, TaskFilters } from "./dms/backgroundTask";
export { clientOfVersion, versionToSpeak } from "./dms/clientOfVersion";
export {
  type ApiVersion,
  type CreatedInstance,
  type DmsApi,
  type DmsV2Api,
  type FindOptions,
  speaksV2,
} from "./dms/dmsApi";
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
export type { Plugin, PluginChange, PluginList } from "./dms/plugin";
export {
  isLegacyProductId,
  type OfferedProduct,
  type Product,
  type ProductBilling,
  type ProductIo,
} from "./dms/product";
export type { RecycleBin, RecycledInstance } from "./dms/recycleBin";
export { DmsClient } from "./dms/v1/dmsClient";
export { DmsV2Client } from "./dms/v2/dmsV2Client";
export { instanceFieldNames } from "./dms/wire/instanceBody";
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
