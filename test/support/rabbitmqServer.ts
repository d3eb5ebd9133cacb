import { existsSync } from "node:fs";

const executable = "/usr/sbin/rabbitmq-server";

/** What a test with a real broker lacks here; Debian's package rabbitmq-server brings it, which .ci/run installs. */
export const rabbitmqServerLack = existsSync(executable) ? undefined : `there is no ${executable}`;
