import { randomUUID } from "node:crypto";
import { type Product, products } from "../catalogue/products";
import { DmsError } from "../errors/dmsError";
import { specification } from "./createInstance";
import { type Instance, isServing, usableStorage } from "./instance";
import {
  type InstanceFields,
  isBlank,
  type JsonObject,
  largestStorage,
  readField,
  readStorage,
} from "./instanceFields";
import type { Model } from "./model";

const largestExtendTimes = 20;

/**
 * Extends the size of an instance: `new_spec_code` (a `resource_spec_code` of the same type with no fewer nodes and
 * no smaller machines), `new_storage_space` (GB, more than before) or both. Table 7-1 names the call without a body;
 * this is its first published form.
 *
 * @returns the id of the job
 * @throws DmsError 111400125, 111400500, 111400124 after 20 extensions of the disk (table 5-6), 111400026
 */
export function extendInstance(instance: Instance, body: JsonObject, model: Model): string {
  const { fields } = instance;
  if (isBlank(body.new_spec_code) && isBlank(body.new_storage_space)) {
    throw new DmsError("111400063", "new_storage_space");
  }
  const before = productOf(fields.resource_spec_code);
  const after = isBlank(body.new_spec_code) ? before : readLargerProduct(body, before);
  const least = Math.ceil((fields.total_storage_space / before.nodes) * after.nodes);
  if (least > largestStorage) throw new DmsError("111400500");
  const storage = isBlank(body.new_storage_space) ? least : readStorage(body, "new_storage_space", least);
  const grows = storage > fields.total_storage_space;
  if (after === before && !grows) throw new DmsError("111400500");
  if (grows && fields.extend_times >= largestExtendTimes) throw new DmsError("111400124");
  if (!isServing(instance)) throw new DmsError("111400026");
  model.begin(instance, "extend", {
    ...sizeFields(after),
    storage_space: usableStorage(storage),
    total_storage_space: storage,
    extend_times: fields.extend_times + (grows ? 1 : 0),
  });
  return randomUUID();
}

function sizeFields(product: Product): Partial<InstanceFields> {
  return {
    product_id: product.hourlyProductId,
    resource_spec_code: product.specCode,
    specification: specification(product),
  };
}

function readLargerProduct(body: JsonObject, before: Product): Product {
  const product = readField(body, "new_spec_code");
  if (product.type !== before.type) throw new DmsError("111400125");
  const smaller = product.nodes < before.nodes || products.indexOf(product) < products.indexOf(before);
  if (smaller) throw new DmsError("111400125");
  return product;
}

function productOf(specCode: string): Product {
  const product = products.find((candidate) => candidate.specCode === specCode);
  if (!product) throw new DmsError("111400125");
  return product;
}
