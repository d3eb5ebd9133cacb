import type { Product } from "pulumi-huaweicloud-dms-rabbitmq/client";

/** The parts of a product of v1.0, which has one number of nodes. */
export function fixedNodes(nodes: number): Pick<Product, "nodes" | "minNodes" | "maxNodes" | "nodeStep"> {
  return { nodes, minNodes: nodes, maxNodes: nodes, nodeStep: 1 };
}

/** The parts of a product that comes in one version, or tells none. */
export function inVersion(version?: string): Pick<Product, "engineVersion" | "engineVersions"> {
  return version === undefined ? { engineVersions: [] } : { engineVersion: version, engineVersions: [version] };
}
