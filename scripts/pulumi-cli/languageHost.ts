import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { LanguageHostService } from "./language-host/languageHostService";

/**
 * The entry point of our `pulumi-language-nodejs`: the language host for a CLI that brings none, as one built from its
 * Go module does. The engine starts it with its own address as the last argument and reads the port from stdout.
 */
async function serve(engineAddress: string): Promise<void> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const service = new LanguageHostService(engineAddress);
  server.addService(LanguageRuntimeService, service.implementation());
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const stop = () => {
    service.stopAll();
    server.forceShutdown();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // An engine that dies takes the pipe with it.
  process.stdin.on("end", stop).on("error", stop).resume();
  process.stdout.write(`${port}\n`);
}

const engineAddress = process.argv.at(-1) ?? "";
serve(engineAddress).catch((error: Error) => {
  process.stderr.write(`The language host could not start: ${error.message}\n`);
  process.exitCode = 1;
});
