import { permissionFor, permissions } from "../../../../../provider/client/errors/permissions";

describe("permissionFor", () => {
  it.each([
    ["POST", "/v1.0/p1/instances", "dms:instance:create"],
    ["GET", "/v1.0/p1/instances", "dms:instance:list"],
    ["GET", "/v1.0/p1/instances/i1", "dms:instance:get"],
    ["PUT", "/v1.0/p1/instances/i1", "dms:instance:modify"],
    ["DELETE", "/v1.0/p1/instances/i1", "dms:instance:delete"],
    ["POST", "/v1.0/p1/instances/i1/extend", "dms:instance:scale"],
    ["POST", "/v1.0/p1/instances/action", "dms:instance:modifyStatus"],
    ["POST", "/v2/p1/instances", "dms:instance:create"],
    ["POST", "/v2/rabbitmq/p1/instances", "dms:instance:create"],
    ["GET", "/v2/p1/instances", "dms:instance:list"],
    ["DELETE", "/v2/p1/instances/i1", "dms:instance:delete"],
    ["POST", "/v2/rabbitmq/p1/instances/i1/extend", "dms:instance:scale"],
    ["POST", "/v2/p1/instances/i1/password", "dms:instance:resetAuthInfo"],
  ] as const)("names the action of %s %s", (method, path, action) => {
    expect(permissionFor(method, path)).toBe(action);
    expect(permissions.map((permission) => permission.action)).toContain(action);
  });

  it.each([
    "/v1.0/availableZones",
    "/v1.0/products",
    "/v1.0/instances/maintain-windows",
    "/v3/projects",
    "/v2/available-zones",
    "/v2/rabbitmq/products",
  ])("names none for GET %s, which needs none", (path) => {
    expect(permissionFor("GET", path)).toBeUndefined();
  });
});
