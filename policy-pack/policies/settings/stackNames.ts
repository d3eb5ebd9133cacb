import { namePatterns } from "./namePatterns";

/** Stacks that a policy for chosen stacks applies to. */
export const stackNames = namePatterns
  .min(1, { error: "must name at least one stack" })
  .describe("names of the stacks it applies to; * stands for any characters")
  .default(["prod", "prod-*", "*-prod", "production", "production-*", "*-production"]);
