import type { ApiVersion } from "../apiVersion";
import type { Route } from "./call";
import * as catalogue from "./handlers/catalogue";
import * as control from "./handlers/control";
import * as iam from "./handlers/iam";
import * as instances from "./handlers/instances";
import * as page from "./handlers/page";
import * as recycleBin from "./handlers/recycleBin";
import * as tasks from "./handlers/tasks";

/** The calls about instances that both versions have under the same path but for the prefix. */
function sharedRoutes(project: string): Route[] {
  const instance = `${project}/instances/:instance_id`;
  return [
    {
      method: "GET",
      path: `${project}/instances`,
      access: "project",
      action: "dms:instance:list",
      handle: instances.list,
    },
    {
      method: "POST",
      path: `${project}/instances`,
      access: "project",
      action: "dms:instance:create",
      handle: instances.createLegacy,
      group: "create",
    },
    { method: "POST", path: `${project}/instances/action`, access: "project", handle: instances.act },
    { method: "GET", path: instance, access: "project", action: "dms:instance:get", handle: instances.get },
    { method: "PUT", path: instance, access: "project", action: "dms:instance:modify", handle: instances.update },
    { method: "DELETE", path: instance, access: "project", action: "dms:instance:delete", handle: instances.remove },
  ];
}

const routesOfV1: readonly Route[] = [
  ...sharedRoutes("/v1.0/:project_id").map(({ group: _everywhere, ...route }) => route),
  {
    method: "POST",
    path: "/v1.0/:project_id/instances/:instance_id/extend",
    access: "project",
    action: "dms:instance:scale",
    handle: instances.extend,
  },
  { method: "GET", path: "/v1.0/availableZones", access: "account", handle: catalogue.listAvailabilityZones },
  { method: "GET", path: "/v1.0/products", access: "account", handle: catalogue.listLegacyProducts },
  {
    method: "GET",
    path: "/v1.0/instances/maintain-windows",
    access: "account",
    handle: catalogue.listMaintenanceWindows,
  },
];

const project = "/v2/:project_id";
const instance = `${project}/instances/:instance_id`;
const engineFirst = "/v2/rabbitmq/:project_id/instances";
const tags = `${project}/rabbitmq/:instance_id/tags`;

/** The paths have project, engine and instance in three different orders. */
const routesOfV2: readonly Route[] = [
  ...sharedRoutes(project),
  {
    method: "POST",
    path: engineFirst,
    access: "project",
    action: "dms:instance:create",
    handle: instances.createOfToday,
    group: "create",
  },
  {
    method: "GET",
    path: `${engineFirst}/:instance_id`,
    access: "project",
    action: "dms:instance:get",
    handle: instances.get,
  },
  {
    method: "GET",
    path: `${engineFirst}/:instance_id/extend`,
    access: "project",
    action: "dms:instance:get",
    handle: instances.listExtensions,
    group: "extendOptions",
  },
  {
    method: "POST",
    path: `${engineFirst}/:instance_id/extend`,
    access: "project",
    action: "dms:instance:scale",
    handle: instances.extend,
  },
  {
    method: "POST",
    path: `${instance}/password`,
    access: "project",
    action: "dms:instance:resetAuthInfo",
    handle: instances.resetPassword,
  },
  {
    method: "GET",
    path: tags,
    access: "project",
    action: "dms:instance:get",
    handle: instances.listTags,
    group: "tags",
  },
  {
    method: "POST",
    path: `${tags}/action`,
    access: "project",
    action: "dms:instance:modify",
    handle: instances.updateTags,
    group: "tags",
  },
  {
    method: "GET",
    path: `${project}/rabbitmq/tags`,
    access: "project",
    action: "dms:instance:list",
    handle: instances.listProjectTags,
    group: "tags",
  },
  {
    method: "GET",
    path: `${instance}/rabbitmq/plugins`,
    access: "project",
    action: "dms:instance:get",
    handle: instances.listPlugins,
    group: "plugins",
  },
  {
    method: "PUT",
    path: `${instance}/rabbitmq/plugins`,
    access: "project",
    action: "dms:instance:modify",
    handle: instances.updatePlugins,
    group: "plugins",
  },
  {
    method: "GET",
    path: `${instance}/tasks`,
    access: "project",
    action: "dms:instance:getBackgroundTask",
    handle: tasks.listTasks,
  },
  {
    method: "GET",
    path: `${instance}/tasks/:task_id`,
    access: "project",
    action: "dms:instance:getBackgroundTask",
    handle: tasks.showTask,
  },
  {
    method: "DELETE",
    path: `${instance}/tasks/:task_id`,
    access: "project",
    action: "dms:instance:deleteBackgroundTask",
    handle: tasks.removeTask,
  },
  {
    method: "GET",
    path: `${project}/recycle`,
    access: "project",
    action: "dms:instance:list",
    handle: recycleBin.showRecycleBin,
    group: "recycleBin",
  },
  {
    method: "PUT",
    path: `${project}/recycle`,
    access: "project",
    action: "dms:instance:modify",
    handle: recycleBin.updateRecycleBin,
    group: "recycleBin",
  },
  {
    method: "POST",
    path: `${project}/recycle`,
    access: "project",
    action: "dms:instance:modify",
    handle: recycleBin.restore,
    group: "recycleBin",
  },
  { method: "GET", path: "/v2/rabbitmq/products", access: "account", handle: catalogue.listProductsOfToday },
  { method: "GET", path: "/v2/products", access: "account", handle: catalogue.listLegacyProducts },
  { method: "GET", path: "/v2/available-zones", access: "account", handle: catalogue.listAvailabilityZonesOfV2 },
  {
    method: "GET",
    path: "/v2/instances/maintain-windows",
    access: "account",
    handle: catalogue.listMaintenanceWindows,
  },
];

const otherRoutes: readonly Route[] = [
  { method: "GET", path: "/v3", access: "open", handle: iam.showVersion },
  { method: "POST", path: "/v3/auth/tokens", access: "open", handle: iam.createToken },
  { method: "GET", path: "/v3/auth/tokens", access: "iam", handle: iam.showToken },
  { method: "GET", path: "/v3/auth/catalog", access: "iam", handle: iam.listCatalog },
  { method: "GET", path: "/v3/auth/domains", access: "iam", handle: iam.listDomains },
  { method: "GET", path: "/v3/auth/projects", access: "iam", handle: iam.listOwnProjects },
  { method: "GET", path: "/v3/projects", access: "iam", handle: iam.listProjects },
  { method: "GET", path: "/v3/projects/:project_id", access: "iam", handle: iam.showProject },

  { method: "GET", path: "/_emulator/page", access: "open", handle: page.showState },
  { method: "GET", path: "/_emulator/page.css", access: "open", handle: page.showStyle },
  { method: "GET", path: "/_emulator/page.js", access: "open", handle: page.showScript },
  { method: "GET", path: "/_emulator/icon.svg", access: "open", handle: page.showIcon },
  { method: "GET", path: "/_emulator/health", access: "open", handle: control.showHealth },
  { method: "GET", path: "/_emulator/requests", access: "open", handle: control.listRequests },
  { method: "DELETE", path: "/_emulator/requests", access: "open", handle: control.clearRequests },
  { method: "GET", path: "/_emulator/instances", access: "open", handle: control.listInstances },
  { method: "POST", path: "/_emulator/instances/:instance_id", access: "open", handle: control.changeInstance },
  { method: "DELETE", path: "/_emulator/instances/:instance_id", access: "open", handle: control.removeInstance },
  { method: "GET", path: "/_emulator/ca.pem", access: "open", handle: control.showCertificateAuthority },
  { method: "GET", path: "/_emulator/faults", access: "open", handle: control.listFaults },
  { method: "POST", path: "/_emulator/faults", access: "open", handle: control.addFault },
  { method: "DELETE", path: "/_emulator/faults", access: "open", handle: control.clearFaults },
];

/** Every address there is where these versions of the API are spoken. */
export function routesOf(apis: readonly ApiVersion[]): readonly Route[] {
  return [...(apis.includes("v1.0") ? routesOfV1 : []), ...(apis.includes("v2") ? routesOfV2 : []), ...otherRoutes];
}
