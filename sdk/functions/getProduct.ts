import type * as pulumi from "@pulumi/pulumi";
import type { Product } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";
import { type GetProductsArgs, type GetProductsOutputArgs, productArguments } from "./getProducts";

const definition: DataFunction<GetProductsArgs, Product> = {
  name: "getProduct",
  args: productArguments,
  read: (reader, args) => reader.product({ ...args, billing: args.billing ?? "hourly" }),
};

/**
 * Looks up exactly one product by words (section 6.2), an hourly one unless `billing` says otherwise.
 *
 * @throws a HuaweiCloudError that lists near misses when none matches, or all that match when several do
 * @example const { productId, storage } = await getProduct({ type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 });
 */
export function getProduct(args: GetProductsArgs, opts: FunctionOptions = {}): Promise<Product> {
  return callFunction(definition, args, opts);
}

/** {@link getProduct} for values that may be outputs. */
export function getProductOutput(args: GetProductsOutputArgs, opts: FunctionOptions = {}): pulumi.Output<Product> {
  return callFunctionOutput(definition, args, opts);
}
