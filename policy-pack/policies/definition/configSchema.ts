import type { PolicyConfigSchema } from "@pulumi/policy";
import { z } from "zod";
import type { SettingsSchema } from "./readSettings";

/** The JSON schema of a policy's settings, in the form in which Pulumi checks `--policy-pack-config` against it. */
export function configSchema(settings: SettingsSchema): PolicyConfigSchema {
  const { properties = {} } = z.toJSONSchema(settings, { target: "draft-7", io: "input" });
  return { properties: properties as PolicyConfigSchema["properties"] };
}
