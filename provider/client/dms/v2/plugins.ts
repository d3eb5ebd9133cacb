import * as z from "zod";
import { flag, renamed, requiredText, text } from "../../http/tolerant";
import type { Plugin, PluginList } from "../plugin";

const pluginSchema = renamed<Plugin>({
  name: ["name", requiredText],
  enabled: ["enable", flag.transform((value) => value ?? false)],
  running: ["running", flag],
  version: ["version", text],
});

/** The answer to the call for an instance's plugins. */
export const pluginsSchema = z
  .object({ plugins: z.array(pluginSchema), plugins_modifying: flag })
  .transform(({ plugins, plugins_modifying: isModifying = false }): PluginList => ({ plugins, isModifying }));
