import type { dynamic } from "@pulumi/pulumi";
import { deferOptimization } from "./front/deferredOptimization";
import { createDynamicFront } from "./front/dynamicFront";

deferOptimization();
const front = createDynamicFront();

export const { configure, check, diff, create, read, update } = front;
const deleteHook = front.delete;

export { deleteHook as delete };

// What Pulumi loads by the provider text in users' states: stable for ever.
({ configure, check, diff, create, read, update, delete: deleteHook }) satisfies dynamic.ResourceProvider;
