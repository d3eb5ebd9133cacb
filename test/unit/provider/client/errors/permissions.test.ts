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
  ] as const)("names the action of %s %s", (method, path, action) => {
    expect(permissionFor(method, path)).toBe(action);
    expect(permissions.map((permission) => permission.action)).toContain(action);
  });

  it.each(["/v1.0/availableZones", "/v1.0/products", "/v1.0/instances/maintain-windows", "/v3/projects"])(
    "names none for GET %s, which table 7-1 does not list",
    (path) => {
      expect(permissionFor("GET", path)).toBeUndefined();
    },
  );
});
