import { createRequire } from "node:module";
import { engineAddressOf } from "./engineAddress";

/** How a line is shown. */
export type Severity = "info" | "warning";

/** Shows lines to the user of the Pulumi CLI. */
export interface EngineLog {
  /**
   * @param urn row on which the line stands; the stack's row when it is missing or malformed
   * @param ephemeral true for a line in the Info column that the next one replaces
   */
  write(severity: Severity, message: string, options?: { urn?: string; ephemeral?: boolean }): void;
}

const urnForm = /^urn:pulumi:[^:\s]+::[^:\s]+::[^:\s][^\s]*::.+$/;

type LogCall = (request: unknown, callback: () => void) => void;

interface EngineModules {
  log: LogCall;
  request: () => Record<string, (value: unknown) => void>;
  severities: Record<"INFO" | "WARNING", number>;
}

function connect(address: string): EngineModules {
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  const messages = require("@pulumi/pulumi/proto/engine_pb");
  // The gRPC library must be the very copy that Pulumi's own client uses.
  const grpc = createRequire(require.resolve("@pulumi/pulumi/package.json"))("@grpc/grpc-js");
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  return {
    log: client.log.bind(client),
    request: () => new messages.LogRequest(),
    severities: messages.LogSeverity,
  };
}

/**
 * Writes to the engine that started this process; a line that cannot be delivered is dropped, since no operation may
 * fail for its log.
 *
 * @param address what the engine passed as its address; anything else than a loopback address makes a silent log
 */
export function createEngineLog(address: string | undefined): EngineLog {
  if (!address || !engineAddressOf(address)) return { write: () => undefined };
  let engine: EngineModules | undefined;
  return {
    write(severity, message, { urn = "", ephemeral = false } = {}) {
      try {
        engine ??= connect(address);
        const request = engine.request();
        request.setSeverity?.(severity === "info" ? engine.severities.INFO : engine.severities.WARNING);
        request.setMessage?.(message);
        // A malformed URN ends the CLI.
        request.setUrn?.(urnForm.test(urn) ? urn : "");
        request.setStreamid?.(0);
        request.setEphemeral?.(ephemeral);
        engine.log(request, () => undefined);
      } catch {
        engine = undefined;
      }
    },
  };
}
