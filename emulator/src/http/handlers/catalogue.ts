import { type Answer, ok } from "../../answer";
import { zonesAnswerOfV2 } from "../../catalogue/availabilityZones";
import { maintenanceWindowsAnswer } from "../../catalogue/maintenanceWindows";
import { legacyProductsAnswer, productsAnswer } from "../../catalogue/products";
import { DmsError } from "../../errors/dmsError";
import type { Region } from "../../identity/account";
import type { CallerCall } from "../call";

export function listAvailabilityZones(call: CallerCall): Answer {
  const region = regionOf(call);
  return ok({ regionId: region.name, available_zones: region.zones });
}

export function listAvailabilityZonesOfV2(call: CallerCall): Answer {
  const { name, zonesOfToday } = regionOf(call);
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  return { status: 200, headers, body: zonesAnswerOfV2(name, zonesOfToday) };
}

/** v1.0's products, by v2 as well. */
export function listLegacyProducts(call: CallerCall): Answer {
  const engine = call.query.get("engine");
  if (engine && engine.toLowerCase() !== "rabbitmq") throw new DmsError("111400007");
  return ok(legacyProductsAnswer(call.api === "v2" ? regionOf(call).zonesOfToday : undefined));
}

export function listProductsOfToday(call: CallerCall): Answer {
  const wanted = call.query.get("product_id");
  const products = call.services.productsOfToday.filter(({ productId }) => !wanted || productId === wanted);
  return ok(productsAnswer(products, regionOf(call).zonesOfToday));
}

export function listMaintenanceWindows(): Answer {
  return ok(maintenanceWindowsAnswer);
}

/**
 * The region that a request without a project in its path means: that of its token's project, of its `X-Project-Id`
 * header, of its host (`dms.{region}.…`), or the first one.
 */
function regionOf({ caller, headers, services: { account } }: CallerCall): Region {
  const { scope } = caller;
  const header = headers["x-project-id"];
  const projectId = typeof scope === "object" && "project" in scope ? scope.project : header;
  const project = typeof projectId === "string" ? account.project(projectId) : undefined;
  const labels = headers.host?.split(".") ?? [];
  return project?.region ?? account.regions.find(({ name }) => labels.includes(name)) ?? account.mainRegion;
}
