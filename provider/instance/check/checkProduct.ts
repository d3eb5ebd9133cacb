import {
  describeProduct,
  findProduct,
  findProducts,
  offersStorageSpec,
  ProductSearchError,
} from "../../catalogue/productSearch";
import type { Product } from "../../client";
import { containsUnknown } from "../properties/unknown";
import { type CheckFailure, checkFailure } from "./checkFailure";
import type { CheckSubject } from "./checkSubject";
import { hasUnresolvedProduct, productWords } from "./words";

/** Puts the ID of a product in words into the inputs. */
function resolveProduct({ inputs }: CheckSubject, products: readonly Product[]): CheckFailure[] {
  try {
    inputs.productId = findProduct(products, productWords(inputs)).product_id;
    return [];
  } catch (error) {
    if (!(error instanceof ProductSearchError)) throw error;
    return [checkFailure("product", `does not name exactly one product. ${error.message}`)];
  }
}

function checkProductId(offers: readonly Product[], id: string, products: readonly Product[]): CheckFailure[] {
  const [offer] = offers;
  if (!offer) {
    const hourly = findProducts(products, { billing: "hourly" });
    const list = hourly.map(describeProduct).join("; ");
    return [
      checkFailure(
        "productId",
        `${id} is no product of the region. ${list === "" ? "It offers none for RabbitMQ" : `There are: ${list}`}`,
      ),
    ];
  }
  if (offers.some(({ billing }) => billing === "hourly")) return [];
  const { type, vcpus, memory_gb, node_num } = offer;
  const twin = findProducts(products, { type, vcpus, memoryGb: memory_gb, nodes: node_num, billing: "hourly" })[0];
  return [
    checkFailure(
      "productId",
      `${id} is billed by the month, but instances are created pay-per-use. ${
        twin ? `Use its hourly counterpart: ${describeProduct(twin)}` : "Choose an hourly product"
      }`,
    ),
  ];
}

function checkEngineVersion(offers: readonly Product[], version: string): CheckFailure[] {
  // The creation takes only the whole version (table 5-1), while a lookup of products takes its beginning.
  if (offers.some(({ engine_version = version }) => engine_version === version)) return [];
  const versions = [...new Set(offers.map(({ engine_version }) => engine_version))].join(", ");
  const [offer] = offers as [Product];
  return [
    checkFailure(
      "engineVersion",
      `${version} is not offered for product ${offer.product_id}; it comes with ${versions}`,
    ),
  ];
}

function checkStorageSpec(offers: readonly Product[], code: string): CheckFailure[] {
  const codes = [
    ...new Set(offers.flatMap(({ io }) => io.flatMap(({ storage_spec_code }) => storage_spec_code ?? []))),
  ];
  if (codes.length === 0 || offers.some((offer) => offersStorageSpec(offer, code))) return [];
  const [offer] = offers as [Product];
  return [
    checkFailure(
      "storageSpecCode",
      `${code} is not offered by product ${offer.product_id}; it offers ${codes.join(", ")}`,
    ),
  ];
}

function checkStorage(offers: readonly Product[], storageSpace: number): CheckFailure[] {
  const minimum = Math.min(...offers.map(({ storage }) => storage ?? 0));
  if (storageSpace >= minimum) return [];
  const [offer] = offers as [Product];
  return [
    checkFailure(
      "storageSpace",
      `is ${storageSpace} GB, but product ${describeProduct(offer)} needs at least ${minimum} GB`,
    ),
  ];
}

/**
 * Looks up a product in words, and compares product, engine version, storage specification and storage with what the
 * region offers (section 6.2).
 */
export async function checkProduct(subject: CheckSubject): Promise<CheckFailure[]> {
  const { inputs, isChanged, hasFailed, read } = subject;
  const isToResolve = hasUnresolvedProduct(inputs) && !hasFailed("product") && !hasFailed("engineVersion");
  const names = ["productId", "engineVersion", "storageSpecCode", "storageSpace"] as const;
  const hasId = typeof inputs.productId === "string" && !containsUnknown(inputs.productId) && !hasFailed("productId");
  if (!isToResolve && !(hasId && names.some(isChanged))) return [];
  const products = await read((catalogue) => catalogue.products());
  if (!products) return [];
  const failures = isToResolve ? resolveProduct(subject, products) : [];
  const { productId, engineVersion, storageSpecCode, storageSpace } = inputs;
  if (typeof productId !== "string") return failures;
  const offers = products.filter(({ product_id }) => product_id === productId);
  const isOther = isChanged("productId");
  if (isOther) failures.push(...checkProductId(offers, productId, products));
  // A product that was withdrawn says nothing about an instance that has it.
  if (offers.length === 0) return failures;
  const isCompared = (name: (typeof names)[number]) =>
    isChanged(name) || (isOther && inputs[name] !== undefined && !containsUnknown(inputs[name]) && !hasFailed(name));
  if (isCompared("engineVersion")) {
    failures.push(...checkEngineVersion(offers, String(engineVersion)));
  }
  if (isCompared("storageSpecCode")) {
    failures.push(...checkStorageSpec(offers, String(storageSpecCode)));
  }
  if (isCompared("storageSpace") && typeof storageSpace === "number") {
    failures.push(...checkStorage(offers, storageSpace));
  }
  return failures;
}
