import type { ApiVersion } from "../apiVersion";
import { largestStorage, legacyProducts, type Product, specification } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import { type Instance, isServing, usableStorage } from "./instance";
import { type InstanceFields, isBlank, type JsonObject, readField, readStorage } from "./instanceFields";
import type { Model } from "./model";

const largestExtendTimes = 20;

/** What an instance is made of, as far as an extension changes it. */
interface Size {
  product: Product;
  brokers: number;
  /** GB in all. */
  storage: number;
}

/** Where an instance is extended. */
export interface ExtensionContext {
  model: Model;
  api: ApiVersion;
  /** What is sold today. */
  productsOfToday: readonly Product[];
}

/**
 * Extends the size of an instance. Under v1.0, whose table 7-1 names the call without a body: `new_spec_code` (a
 * `resource_spec_code` of the same type with no fewer nodes and no smaller machines), `new_storage_space` (GB, more than
 * before) or both. Under v2 one wish at a time, which `oper_type` names, with today's ids or with spec codes; what says
 * nothing of it is taken as under v1.0.
 *
 * @returns the id of the job
 * @throws DmsError 111400009, 111400063, 111400125, 111400500, 111400124 after 20 extensions of the disk (table 5-6),
 *   111400026
 */
export function extendInstance(instance: Instance, body: JsonObject, context: ExtensionContext): string {
  const { model, api, productsOfToday } = context;
  const { fields } = instance;
  const before: Size = {
    product: productOf(instance, productsOfToday),
    brokers: fields.broker_num,
    storage: fields.total_storage_space,
  };
  const after = api === "v2" && !isBlank(body.oper_type) ? readWish(body, before, context) : readSpecCode(body, before);
  const isOther = after.product !== before.product || after.brokers !== before.brokers;
  const grows = after.storage > before.storage;
  if (after.storage > largestStorage(after.product, after.brokers) || !(isOther || grows)) {
    throw new DmsError("111400500");
  }
  if (grows && fields.extend_times >= largestExtendTimes) throw new DmsError("111400124");
  if (!isServing(instance)) throw new DmsError("111400026");
  const { instance_id: _id, ...params } = body;
  return model.begin(instance, "extend", {
    changes: {
      ...sizeFields(after),
      extend_times: fields.extend_times + (grows ? 1 : 0),
    },
    task: { params },
  });
}

/** What the flavour of an instance can be changed to, the present one among it. AMQP-0-9-1 grows only. */
export function extensionProducts(instance: Instance, productsOfToday: readonly Product[]): Product[] {
  const present = productOf(instance, productsOfToday);
  const all = present.kind === "legacy" ? legacyProducts : productsOfToday;
  return all.filter(({ kind, type, vcpus, brokerNumbers }) => {
    const isAlike = kind === present.kind && type === present.type;
    if (kind === "amqp") return isAlike && vcpus >= present.vcpus;
    return isAlike && (kind !== "legacy" || brokerNumbers[0] >= present.brokerNumbers[0]);
  });
}

function productOf({ fields }: Instance, productsOfToday: readonly Product[]): Product {
  const product = [...legacyProducts, ...productsOfToday].find(({ productId }) => productId === fields.product_id);
  if (!product) throw new DmsError("111400125");
  return product;
}

function sizeFields({ product, brokers, storage }: Size): Partial<InstanceFields> {
  return {
    product_id: product.productId,
    resource_spec_code: product.specCode,
    specification: specification(product, brokers),
    broker_num: brokers,
    storage_space: usableStorage(storage),
    total_storage_space: storage,
  };
}

/** Every broker keeps its own space. */
const withBrokers = ({ storage, brokers }: Size, product: Product, number: number): Size => ({
  product,
  brokers: number,
  storage: Math.ceil((storage / brokers) * number),
});

function readSpecCode(body: JsonObject, before: Size): Size {
  if (isBlank(body.new_spec_code) && isBlank(body.new_storage_space)) {
    throw new DmsError("111400063", "new_storage_space");
  }
  const product = isBlank(body.new_spec_code) ? before.product : readLargerProduct(body, before.product);
  const least = withBrokers(before, product, product === before.product ? before.brokers : product.brokerNumbers[0]);
  if (least.storage > largestStorage(product, least.brokers)) throw new DmsError("111400500");
  if (isBlank(body.new_storage_space)) return least;
  const storage = readStorage(body, "new_storage_space", least);
  if (storage < least.storage) throw new DmsError("111400500");
  return { ...least, storage };
}

function readLargerProduct(body: JsonObject, before: Product): Product {
  const product = readField(body, "new_spec_code");
  if (product.type !== before.type) throw new DmsError("111400125");
  const isSmaller =
    product.brokerNumbers[0] < before.brokerNumbers[0] ||
    legacyProducts.indexOf(product) < legacyProducts.indexOf(before);
  if (isSmaller) throw new DmsError("111400125");
  return product;
}

function readWish(body: JsonObject, before: Size, context: ExtensionContext): Size {
  if (body.oper_type === "storage") return readMoreStorage(body, before);
  if (body.oper_type === "horizontal") return readMoreBrokers(body, before);
  if (body.oper_type === "vertical") return readOtherFlavour(body, before, context);
  throw new DmsError("111400063", "oper_type");
}

/** Each broker gets 100 GB more at least. */
function readMoreStorage(body: JsonObject, before: Size): Size {
  const { product, brokers } = before;
  const isOther = product.kind === "legacy" && readField(body, "new_spec_code") !== product;
  if (isOther) throw new DmsError("111400125");
  const storage = readStorage(body, "new_storage_space", before);
  if (storage % 100 !== 0 || storage < before.storage + 100 * brokers) throw new DmsError("111400500");
  return { ...before, storage };
}

/** The space grows by itself; a total that is stated as well may be that one, or for spec codes the present one. */
function readMoreBrokers(body: JsonObject, before: Size): Size {
  const isLegacy = before.product.kind === "legacy";
  const product = isLegacy ? readField(body, "new_spec_code") : before.product;
  const number = isLegacy ? product.brokerNumbers[0] : readField(body, "new_broker_num");
  if (isLegacy && !hasSameMachines(product, before.product)) throw new DmsError("111400125");
  if (number === undefined || !product.brokerNumbers.includes(number) || number <= before.brokers) {
    throw new DmsError(isLegacy ? "111400125" : "111400063", "new_broker_num");
  }
  const after = withBrokers(before, product, number);
  const stated = isBlank(body.new_storage_space) ? after.storage : readField(body, "new_storage_space");
  if (stated !== after.storage && !(isLegacy && stated === before.storage)) throw new DmsError("111400500");
  return after;
}

const hasSameMachines = (product: Product, other: Product): boolean =>
  product.type === other.type && product.vcpus === other.vcpus;

/** Up and down, but for AMQP-0-9-1. */
function readOtherFlavour(body: JsonObject, before: Size, { productsOfToday }: ExtensionContext): Size {
  const { product: present, brokers } = before;
  const product =
    present.kind === "legacy"
      ? readField(body, "new_spec_code")
      : productsOfToday.find(({ productId }) => productId === readField(body, "new_product_id"));
  if (!product) throw new DmsError("111400009");
  const isAlike = product.kind === present.kind && product.type === present.type;
  const fits = isAlike && product.brokerNumbers.includes(brokers) && product !== present;
  if (!fits || (product.kind === "amqp" && product.vcpus < present.vcpus)) {
    throw new DmsError(present.kind === "legacy" ? "111400125" : "111400009");
  }
  return { ...before, product };
}
