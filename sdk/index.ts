export type {
  AvailabilityZone,
  BackgroundTask,
  MaintenanceWindow,
  Plugin,
  Product,
  ProductIo,
  Project,
} from "../provider/client";
export type { FunctionOptions } from "./functions/functionOptions";
export { getAvailabilityZone, getAvailabilityZoneOutput } from "./functions/getAvailabilityZone";
export {
  type GetAvailabilityZonesArgs,
  type GetAvailabilityZonesOutputArgs,
  type GetAvailabilityZonesResult,
  getAvailabilityZones,
  getAvailabilityZonesOutput,
} from "./functions/getAvailabilityZones";
export {
  type GetBackgroundTasksArgs,
  type GetBackgroundTasksOutputArgs,
  type GetBackgroundTasksResult,
  getBackgroundTasks,
  getBackgroundTasksOutput,
} from "./functions/getBackgroundTasks";
export {
  type GetExtensionsArgs,
  type GetExtensionsOutputArgs,
  type GetExtensionsResult,
  getExtensions,
  getExtensionsOutput,
} from "./functions/getExtensions";
export {
  type GetInstanceArgs,
  type GetInstanceOutputArgs,
  getInstance,
  getInstanceOutput,
} from "./functions/getInstance";
export {
  type GetInstancesArgs,
  type GetInstancesOutputArgs,
  type GetInstancesResult,
  getInstances,
  getInstancesOutput,
} from "./functions/getInstances";
export {
  type GetMaintenanceWindowArgs,
  type GetMaintenanceWindowOutputArgs,
  getMaintenanceWindow,
  getMaintenanceWindowOutput,
} from "./functions/getMaintenanceWindow";
export {
  type GetMaintenanceWindowsArgs,
  type GetMaintenanceWindowsResult,
  getMaintenanceWindows,
  getMaintenanceWindowsOutput,
} from "./functions/getMaintenanceWindows";
export {
  type GetPluginsArgs,
  type GetPluginsOutputArgs,
  type GetPluginsResult,
  getPlugins,
  getPluginsOutput,
} from "./functions/getPlugins";
export { getProduct, getProductOutput } from "./functions/getProduct";
export {
  type GetProductsArgs,
  type GetProductsOutputArgs,
  type GetProductsResult,
  getProducts,
  getProductsOutput,
} from "./functions/getProducts";
export {
  type GetProjectArgs,
  type GetProjectOutputArgs,
  getProject,
  getProjectOutput,
} from "./functions/getProject";
export {
  type GetProjectsArgs,
  type GetProjectsOutputArgs,
  type GetProjectsResult,
  getProjects,
  getProjectsOutput,
} from "./functions/getProjects";
export type { InstanceResult } from "./functions/instanceResult";
export { Provider, type ProviderArgs } from "./provider";
export { RabbitmqInstance, type RabbitmqInstanceOptions } from "./rabbitmqInstance";
export type { ProductArgs, RabbitmqInstanceArgs } from "./rabbitmqInstanceArgs";
