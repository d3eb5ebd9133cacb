import { z } from "zod";
import { wholeNumber } from "./wholeNumber";

const idRule = { error: 'must be the ID of a product, such as "00300-30109-0--0"' };

const product = z.strictObject(
  {
    productId: z.string(idRule).min(1, idRule),
    type: z.enum(["single", "cluster"], { error: 'must be "single" or "cluster"' }),
    vcpus: wholeNumber({ minimum: 1, maximum: 1024 }),
    memoryGb: wholeNumber({ minimum: 1, maximum: 16384 }),
    nodes: wholeNumber({ minimum: 1, maximum: 100 }),
  },
  {
    error: 'must be a product such as { "productId": "…", "type": "cluster", "vcpus": 4, "memoryGb": 8, "nodes": 3 }',
  },
);

/** Products that the policies know besides those of the API reference. */
export const products = z
  .array(product, { error: "must be a list of products" })
  .describe("products besides those of the API reference: productId, type, vcpus and memoryGb of each node, nodes")
  .default([]);

/** A product with its ID. */
export type Product = z.output<typeof product>;
