import type * as pulumi from "@pulumi/pulumi";
import type { Product } from "../../provider/client";
import type { ArgumentKinds } from "./call/checkArguments";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Which products to list; what is left out matches all. */
export interface GetProductsArgs {
  type?: "single" | "cluster";
  /** vCPUs of each node. */
  vcpus?: number;
  /** Memory of each node in GB. */
  memoryGb?: number;
  /** Number of nodes. */
  nodes?: number;
  /** A storage I/O specification that the product offers, such as `dms.physical.storage.ultra`. */
  storageSpecCode?: string;
  /** Version of the message engine; `3.7` stands for `3.7.17` too. */
  engineVersion?: string;
  /** By the hour, as what Pulumi creates, or by the month. */
  billing?: "hourly" | "monthly";
}

/** {@link GetProductsArgs} with values that may be outputs. */
export interface GetProductsOutputArgs {
  type?: pulumi.Input<"single" | "cluster" | undefined>;
  /** vCPUs of each node. */
  vcpus?: pulumi.Input<number | undefined>;
  /** Memory of each node in GB. */
  memoryGb?: pulumi.Input<number | undefined>;
  /** Number of nodes. */
  nodes?: pulumi.Input<number | undefined>;
  /** A storage I/O specification that the product offers, such as `dms.physical.storage.ultra`. */
  storageSpecCode?: pulumi.Input<string | undefined>;
  /** Version of the message engine; `3.7` stands for `3.7.17` too. */
  engineVersion?: pulumi.Input<string | undefined>;
  /** By the hour, as what Pulumi creates, or by the month. */
  billing?: pulumi.Input<"hourly" | "monthly" | undefined>;
}

/** The products that match. */
export interface GetProductsResult {
  products: Product[];
}

/** The arguments by which products are looked up. */
export const productArguments: ArgumentKinds<GetProductsArgs> = {
  type: ["single", "cluster"],
  vcpus: "number",
  memoryGb: "number",
  nodes: "number",
  storageSpecCode: "text",
  engineVersion: "text",
  billing: ["hourly", "monthly"],
};

const definition: DataFunction<GetProductsArgs, GetProductsResult> = {
  name: "getProducts",
  args: productArguments,
  read: async (reader, args) => ({ products: await reader.products(args) }),
};

/**
 * Lists the products for RabbitMQ (section 6.2), single-node and cluster ones in one form, of both billings unless one
 * is asked for.
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { products } = await getProducts({ type: "cluster", billing: "hourly" });
 */
export function getProducts(args: GetProductsArgs = {}, opts: FunctionOptions = {}): Promise<GetProductsResult> {
  return callFunction(definition, args, opts);
}

/** {@link getProducts} for values that may be outputs. */
export function getProductsOutput(
  args: GetProductsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetProductsResult> {
  return callFunctionOutput(definition, args, opts);
}
