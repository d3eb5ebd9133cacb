import type { Route } from "./call";
import * as catalogue from "./handlers/catalogue";
import * as control from "./handlers/control";
import * as iam from "./handlers/iam";
import * as instances from "./handlers/instances";
import * as page from "./handlers/page";

const project = "/v1.0/:project_id";
const instance = `${project}/instances/:instance_id`;

/** Every address there is. */
export const routes: readonly Route[] = [
  {
    method: "POST",
    path: `${project}/instances`,
    access: "project",
    action: "dms:instance:create",
    handle: instances.create,
  },
  {
    method: "GET",
    path: `${project}/instances`,
    access: "project",
    action: "dms:instance:list",
    handle: instances.list,
  },
  { method: "POST", path: `${project}/instances/action`, access: "project", handle: instances.act },
  { method: "GET", path: instance, access: "project", action: "dms:instance:get", handle: instances.get },
  { method: "PUT", path: instance, access: "project", action: "dms:instance:modify", handle: instances.update },
  { method: "DELETE", path: instance, access: "project", action: "dms:instance:delete", handle: instances.remove },
  {
    method: "POST",
    path: `${instance}/extend`,
    access: "project",
    action: "dms:instance:scale",
    handle: instances.extend,
  },
  { method: "GET", path: "/v1.0/availableZones", access: "account", handle: catalogue.listAvailabilityZones },
  { method: "GET", path: "/v1.0/products", access: "account", handle: catalogue.listProducts },
  {
    method: "GET",
    path: "/v1.0/instances/maintain-windows",
    access: "account",
    handle: catalogue.listMaintenanceWindows,
  },

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
