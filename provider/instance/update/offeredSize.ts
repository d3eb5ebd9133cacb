import { describeProduct, findProducts } from "../../catalogue/productSearch";
import { messageOf, speaksV2 } from "../../client";
import type { Properties } from "../../resource/properties";
import { containsUnknown } from "../../resource/unknown";
import { changesWith, planChanges } from "../changePlan";
import type { InstanceContext } from "../instanceContext";
import { instanceTitle, RefusedChangeError } from "../instanceErrors";
import type { InstanceOutputs } from "../properties/instanceProperties";
import { versionAfter } from "../properties/versionRules";

/** Whether a program asks API v2 for nodes of another size, or for another number of them. */
export function isResizedByV2(olds: InstanceOutputs, news: Properties, earlier: Properties): boolean {
  if (versionAfter(olds, news) !== "v2") return false;
  const names = changesWith("extend", planChanges(olds, news, earlier));
  return names.some((name) => name !== "storageSpace" && !containsUnknown(news[name]));
}

/**
 * Holds the desired size against what the instance can be extended to. Where the cloud cannot tell, the call itself will.
 *
 * @throws RefusedChangeError with what there is
 */
export async function expectOfferedSize(
  { client, log, signal }: InstanceContext,
  id: string,
  { olds, news }: { olds: InstanceOutputs; news: Properties },
): Promise<void> {
  if (!speaksV2(client)) return;
  const identity = { name: olds.name, id };
  const offers = await client.listExtensions(id, { signal }).catch((error: unknown) => {
    log.warn(
      `Whether ${instanceTitle(identity)} can be resized so is not known before it is tried: ${messageOf(error)}`,
    );
  });
  if (!offers || offers.length === 0) return;
  const { productId = olds.productId, brokerNum } = news;
  const sizes = findProducts(offers, { billing: "hourly" });
  const there = sizes.map(describeProduct).join("; ");
  const offer = sizes.find((product) => product.productId === productId);
  if (!offer) {
    const reason = `productId ${JSON.stringify(productId)} is not offered for it; there are: ${there}`;
    throw new RefusedChangeError({ ...identity, reasons: [reason] });
  }
  if (typeof brokerNum !== "number" || findProducts([offer], { nodes: brokerNum }).length > 0) return;
  const reason = `brokerNum ${brokerNum} is not offered for it; there is: ${describeProduct(offer)}`;
  throw new RefusedChangeError({ ...identity, reasons: [reason] });
}
