import { type ChildProcess, spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { programDependencies } from "./programDependencies";
import { exitCodeAfterLoggedError, sdkCommand, startProgram } from "./programProcess";
import { runtimeOptions } from "./runtimeOptions";

/**
 * What the engine asks of a language host to run Node.js programs and policy packs. Code generation, packing and
 * linking stay unimplemented: they are the business of the official language host.
 */
export class LanguageHostService {
  private readonly children = new Set<ChildProcess>();

  /** @param engineAddress where programs reach the engine */
  constructor(private readonly engineAddress: string) {}

  /** Ends every program and policy pack that still runs. */
  stopAll(): void {
    for (const child of this.children) child.kill("SIGTERM");
  }

  /** How many programs and policy packs run. */
  get runningCount(): number {
    return this.children.size;
  }

  implementation(): Partial<ILanguageRuntimeServer> & grpc.UntypedServiceImplementation {
    return {
      handshake: unary(() => new language.LanguageHandshakeResponse()),
      getRequiredPackages: unary(() => new language.GetRequiredPackagesResponse()),
      getRequiredPlugins: unary(() => new language.GetRequiredPluginsResponse()),
      getPluginInfo: unary(() => new PluginInfo()),
      about: unary(() => new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
      getProgramDependencies: unary(dependenciesOf),
      run: unary((request: language.RunRequest) => this.run(request)),
      runPlugin: (call: RunPluginCall) => this.runPlugin(call),
      installDependencies: installDependencies,
      cancel: unary(() => {
        this.stopAll();
        return new Empty();
      }),
    };
  }

  private run(request: language.RunRequest): Promise<language.RunResponse> {
    const child = this.remember(startProgram(request, this.engineAddress));
    const response = new language.RunResponse();
    return new Promise((resolve) => {
      child.on("error", (error) => resolve(response.setError(`node could not be started: ${error.message}`)));
      child.on("close", (code, signal) => {
        if (code === exitCodeAfterLoggedError) response.setBail(true);
        else if (signal) response.setError(`the program was ended by ${signal}`);
        else if (code !== 0) response.setError(`the program ended with exit code ${code}`);
        resolve(response);
      });
    });
  }

  private runPlugin(call: RunPluginCall): void {
    const request = call.request;
    if (request.getKind() !== "analyzer") {
      fail(call, unimplemented(`plugins of kind "${request.getKind()}"`));
      return;
    }
    const directory = request.getInfo()?.getProgramDirectory() || request.getProgram();
    let command: string;
    try {
      command = sdkCommand(directory, "run-policy-pack");
    } catch (error) {
      fail(call, error as Error);
      return;
    }
    const { nodeArguments } = runtimeOptions(request.getInfo());
    const child = spawn(process.execPath, [...nodeArguments, command, ...request.getArgsList(), directory], {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environmentOf(request) },
    });
    this.remember(child);
    child.stdout.on("data", (data: Buffer) => call.write(new language.RunPluginResponse().setStdout(data)));
    child.stderr.on("data", (data: Buffer) => call.write(new language.RunPluginResponse().setStderr(data)));
    child.on("error", (error) => fail(call, error));
    child.on("close", (code) => {
      call.write(new language.RunPluginResponse().setExitcode(code ?? 1));
      call.end();
    });
    // The engine ends a policy pack by dropping the call.
    call.on("cancelled", () => child.kill("SIGTERM"));
  }

  private remember<T extends ChildProcess>(child: T): T {
    this.children.add(child);
    child.on("close", () => this.children.delete(child));
    return child;
  }
}

type RunPluginCall = grpc.ServerWritableStream<language.RunPluginRequest, language.RunPluginResponse>;
type InstallCall = grpc.ServerWritableStream<language.InstallDependenciesRequest, language.InstallDependenciesResponse>;

function dependenciesOf(request: language.GetProgramDependenciesRequest): language.GetProgramDependenciesResponse {
  const found = programDependencies(request.getInfo()?.getProgramDirectory() || request.getPwd());
  const list = found.map(({ name, version }) => new language.DependencyInfo().setName(name).setVersion(version));
  return new language.GetProgramDependenciesResponse().setDependenciesList(list);
}

function installDependencies(call: InstallCall): void {
  const child = spawn("npm", ["install"], {
    cwd: call.request.getInfo()?.getProgramDirectory() || call.request.getDirectory(),
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  child.stdout.on("data", (data: Buffer) => call.write(new language.InstallDependenciesResponse().setStdout(data)));
  child.stderr.on("data", (data: Buffer) => call.write(new language.InstallDependenciesResponse().setStderr(data)));
  child.on("error", (error) => fail(call, error));
  child.on("close", (code) => {
    if (code === 0) call.end();
    else fail(call, new Error(`npm install ended with exit code ${code}`));
  });
  call.on("cancelled", () => child.kill("SIGTERM"));
}

function environmentOf(request: language.RunPluginRequest): Record<string, string> {
  return Object.fromEntries(
    request.getEnvList().map((entry) => {
      const separator = entry.indexOf("=");
      return [entry.slice(0, separator), entry.slice(separator + 1)];
    }),
  );
}

function unary<Request, Response>(answer: (request: Request) => Response | Promise<Response>) {
  return (call: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: Error) => callback({ code: grpc.status.UNKNOWN, message: error.message }),
      );
  };
}

/** Ends a streaming call with an error; destroying the stream would leave the engine waiting. */
function fail(call: RunPluginCall | InstallCall, error: Error): void {
  call.emit("error", error);
}

function unimplemented(what: string): Error {
  return Object.assign(new Error(`This language host does not run ${what}.`), { code: grpc.status.UNIMPLEMENTED });
}
