import { type ParseArgsConfig, parseArgs } from "node:util";
import { messageOf } from "../client";
import { UsageError } from "./commandError";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads what follows the name of a command.
 *
 * @param command as it stands in the advice
 * @throws UsageError for an option that the command does not know, or whose value is missing
 */
export function parseOptions<Known extends Options>(
  args: string[],
  options: Known,
  command: string,
): ReturnType<typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = messageOf(error).split(/\. |\n/);
    throw new UsageError(
      `${reason.replace(/\.$/, "")}; \`pulumi-huaweicloud-dms-rabbitmq ${command} --help\` lists what there is.`,
    );
  }
}
