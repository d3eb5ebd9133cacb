import type { Catalogue } from "../../catalogue/catalogue";
import { describeProduct, findProducts, offersStorageSpec } from "../../catalogue/productSearch";
import { isLegacyProductId, type OfferedProduct } from "../../client";
import type { CheckFailure } from "../../resource/checkFailure";
import type { CheckSubject } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";

/** The rows of one product, one for each billing and engine version; never empty. */
type Offers = readonly [OfferedProduct, ...OfferedProduct[]];

const isOffered = (offers: readonly OfferedProduct[]): offers is Offers => offers.length > 0;

function unknownProduct(id: string, products: readonly OfferedProduct[]): CheckFailure {
  const list = findProducts(products, { billing: "hourly" }).map(describeProduct).join("; ");
  const there = list === "" ? "It offers none for RabbitMQ" : `There are: ${list}`;
  return instanceFailure("productId", `${id} is no product of the region. ${there}`);
}

function checkBilling(offers: Offers, products: readonly OfferedProduct[]): CheckFailure[] {
  if (offers.some(({ billing }) => billing === "hourly")) return [];
  const [{ productId, type, vcpus, memoryGb, nodes }] = offers;
  const [counterpart] = findProducts(products, { type, vcpus, memoryGb, nodes, billing: "hourly" });
  const advice = counterpart
    ? `Use its hourly counterpart: ${describeProduct(counterpart)}`
    : "Choose an hourly product";
  return [
    instanceFailure(
      "productId",
      `${productId} is billed by the month, but instances are created pay-per-use. ${advice}`,
    ),
  ];
}

function checkEngineVersion(offers: Offers, version: string): CheckFailure[] {
  // The creation takes only the whole version (table 5-1), while a lookup of products takes its beginning.
  if (offers.some(({ engineVersions }) => engineVersions.length === 0 || engineVersions.includes(version))) return [];
  const versions = [...new Set(offers.flatMap(({ engineVersions }) => engineVersions))].join(", ");
  return [
    instanceFailure(
      "engineVersion",
      `${version} is not offered for product ${offers[0].productId}; it comes with ${versions}`,
    ),
  ];
}

function storageSpecCodes(products: readonly OfferedProduct[]): string[] {
  return [...new Set(products.flatMap(({ io }) => io.flatMap(({ storageSpecCode }) => storageSpecCode ?? [])))];
}

/** Where the product is not known, a specification that no product of the region has is wrong all the same. */
function checkStorageSpecAlone(products: readonly OfferedProduct[], code: string): CheckFailure[] {
  const codes = storageSpecCodes(products);
  if (codes.length === 0 || codes.includes(code)) return [];
  return [
    instanceFailure(
      "storageSpecCode",
      `${code} is not offered by any product of the region; there are ${codes.join(", ")}`,
    ),
  ];
}

function checkStorageSpec(offers: Offers, code: string): CheckFailure[] {
  const codes = storageSpecCodes(offers);
  if (codes.length === 0 || offers.some((offer) => offersStorageSpec(offer, code))) return [];
  return [
    instanceFailure(
      "storageSpecCode",
      `${code} is not offered by product ${offers[0].productId}; it offers ${codes.join(", ")}`,
    ),
  ];
}

function checkStorage(offers: Offers, storageSpace: number, brokerNum: number | undefined): CheckFailure[] {
  const nodesOf = ({ nodes, minNodes }: OfferedProduct) => brokerNum ?? nodes ?? minNodes;
  const leastOf = (offer: OfferedProduct) =>
    offer.nodes === undefined && offer.minStoragePerNode !== undefined
      ? offer.minStoragePerNode * nodesOf(offer)
      : (offer.storage ?? 0);
  const minimum = Math.min(...offers.map(leastOf));
  const maximum = Math.max(...offers.map((offer) => (offer.maxStoragePerNode ?? Infinity) * nodesOf(offer)));
  if (storageSpace >= minimum && storageSpace <= maximum) return [];
  const limit = storageSpace < minimum ? `needs at least ${minimum} GB` : `takes at most ${maximum} GB`;
  return [instanceFailure("storageSpace", `is ${storageSpace} GB, but product ${describeProduct(offers[0])} ${limit}`)];
}

/** Compares the number of nodes with what a product can have. */
function checkNodes(offers: Offers, brokerNum: number): CheckFailure[] {
  if (findProducts(offers, { nodes: brokerNum }).length > 0) return [];
  const [{ productId, minNodes, maxNodes, nodeStep }] = offers;
  const step = nodeStep > 1 ? ` in steps of ${nodeStep}` : "";
  const range = minNodes === maxNodes ? `${minNodes}` : `${minNodes} to ${maxNodes}${step}`;
  return [instanceFailure("brokerNum", `is ${brokerNum}, but product ${productId} has ${range}`)];
}

/** Reads the products among which an ID is looked for: v2 lists those of v1.0 apart. */
const productsWith = (productId: unknown) => (catalogue: Catalogue) =>
  typeof productId === "string" && isLegacyProductId(productId) ? catalogue.legacyProducts() : catalogue.products();

/** What a product decides beside its size. */
const comparedNames = ["engineVersion", "storageSpecCode", "storageSpace", "brokerNum"] as const;

/** Compares product, engine version, storage specification and storage with what the region offers (section 6.2). */
export async function checkProduct({
  inputs,
  isChanged,
  isSound,
  hasFailed,
  read,
}: CheckSubject): Promise<CheckFailure[]> {
  const { productId, engineVersion, storageSpecCode, storageSpace } = inputs;
  const brokerNum = typeof inputs.brokerNum === "number" ? inputs.brokerNum : undefined;
  const isOther = isChanged("productId");
  const compared = comparedNames.filter((name) => isChanged(name) || (isOther && isSound(name)));
  const isAlone = typeof productId !== "string" || !isSound("productId");
  const isMalformed = hasFailed("productId") || hasFailed("product") || hasFailed("engineVersion");
  if (isAlone ? isMalformed || !isChanged("storageSpecCode") : !isOther && compared.length === 0) return [];
  const products = await read(productsWith(productId));
  if (!products) return [];
  const spec = isChanged("storageSpecCode") ? checkStorageSpecAlone(products, String(storageSpecCode)) : [];
  if (isAlone) return spec;
  const offers = products.filter((product) => product.productId === productId);
  // A product that was withdrawn says nothing about an instance that has it.
  if (!isOffered(offers)) return isOther ? [unknownProduct(productId, products), ...spec] : spec;
  const rules = {
    engineVersion: () => checkEngineVersion(offers, String(engineVersion)),
    storageSpecCode: () => checkStorageSpec(offers, String(storageSpecCode)),
    storageSpace: () => (typeof storageSpace === "number" ? checkStorage(offers, storageSpace, brokerNum) : []),
    brokerNum: () => (brokerNum === undefined ? [] : checkNodes(offers, brokerNum)),
  };
  return [...(isOther ? checkBilling(offers, products) : []), ...compared.flatMap((name) => rules[name]())];
}
