import type * as pulumi from "@pulumi/pulumi";

/** With whose configuration a data function looks things up; without options with that of the stack. */
export interface FunctionOptions {
  /** A `Provider` of this package; the config of the stack is ignored then. */
  provider?: pulumi.ProviderResource;
  /** A resource whose provider is used, as for its children. */
  parent?: pulumi.Resource;
}
