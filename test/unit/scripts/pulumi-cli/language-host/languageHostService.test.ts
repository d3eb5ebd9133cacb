import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeClient, LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { LanguageHostService } from "../../../../../scripts/pulumi-cli/language-host/languageHostService";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../../../../support/temporaryDirectory";

/** Stands in for `@pulumi/pulumi/cmd/…` in a program's node_modules. */
function writeSdkCommand(directory: string, command: string, text: string): void {
  const place = path.join(directory, "node_modules", "@pulumi", "pulumi", "cmd", command);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, "index.js"), text);
}

describe("the language host", () => {
  let directory: string;
  let service: LanguageHostService;
  let server: grpc.Server;
  let client: LanguageRuntimeClient;

  beforeAll(async () => {
    service = new LanguageHostService("127.0.0.1:4711");
    server = new grpc.Server();
    server.addService(LanguageRuntimeService, service.implementation());
    const credentials = grpc.ServerCredentials.createInsecure();
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    client = new LanguageRuntimeClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  });

  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  beforeEach(() => {
    directory = makeTemporaryDirectory("program");
  });

  afterEach(() => removeTemporaryDirectory(directory));

  function programInfo(): language.ProgramInfo {
    return new language.ProgramInfo().setRootDirectory(directory).setProgramDirectory(directory).setEntryPoint(".");
  }

  function run(request: language.RunRequest): Promise<language.RunResponse> {
    return new Promise((resolve, reject) => {
      client.run(request, (error, response) => (error ? reject(error) : resolve(response)));
    });
  }

  function runRequest(): language.RunRequest {
    return new language.RunRequest().setProject("shop").setStack("dev").setPwd(directory).setInfo(programInfo());
  }

  it("starts the program with the engine's addresses and the config in its environment", async () => {
    const seen = path.join(directory, "seen.json");
    const text = `require("node:fs").writeFileSync(${JSON.stringify(seen)}, JSON.stringify({
      args: process.argv.slice(2), cwd: process.cwd(), typescript: process.env.PULUMI_NODEJS_TYPESCRIPT,
      config: JSON.parse(process.env.PULUMI_CONFIG), secrets: JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS) }));`;
    writeSdkCommand(directory, "run", text);
    const request = runRequest().setMonitorAddress("127.0.0.1:1").setOrganization("org").setParallel(8).setDryrun(true);
    request.getConfigMap().set("shop:config:size", "3").set("shop:word", "hush");
    request.setConfigsecretkeysList(["shop:word"]);

    const response = await run(request);

    expect(response.getError()).toBe("");
    expect(response.getBail()).toBe(false);
    const { args, ...rest } = require(seen) as { args: string[] };
    expect(rest).toEqual({
      cwd: directory,
      typescript: "true",
      config: { "shop:size": "3", "shop:word": "hush" },
      secrets: ["shop:word"],
    });
    expect(args).toEqual([
      ...["--monitor", "127.0.0.1:1", "--engine", "127.0.0.1:4711", "--project", "shop", "--stack", "dev"],
      ...["--root-directory", directory, "--pwd", directory, "--parallel", "8", "--organization", "org"],
      ...["--dry-run", "."],
    ]);
  });

  it("tells a program that has explained its failure from one that has not", async () => {
    writeSdkCommand(directory, "run", "process.exit(32)");
    const explained = await run(runRequest());
    expect([explained.getBail(), explained.getError()]).toEqual([true, ""]);

    writeSdkCommand(directory, "run", "process.exit(7)");
    const unexplained = await run(runRequest());
    expect([unexplained.getBail(), unexplained.getError()]).toEqual([false, "the program ended with exit code 7"]);
  });

  it("asks for an installation where the SDK is missing", async () => {
    const request = runRequest();
    // Above the root of the file system nothing can be installed.
    request.getInfo()?.setProgramDirectory(path.parse(directory).root);
    await expect(run(request)).rejects.toThrow('run "npm install" there');
  });

  it("ends a running program when the engine cancels", async () => {
    writeSdkCommand(directory, "run", "setInterval(() => {}, 1000)");
    const running = run(runRequest());
    // The program's process exists as soon as the request has been handled.
    while (service.runningCount === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve, reject) => {
      client.cancel(new Empty(), (error) => (error ? reject(error) : resolve()));
    });
    expect((await running).getError()).toBe("the program was ended by SIGTERM");
  });

  it("runs a policy pack in its own directory and streams what it says", async () => {
    const text =
      'console.log(process.cwd() + " " + process.argv.slice(2).join(" ")); console.error(process.env.COLOR); process.exit(3)';
    writeSdkCommand(directory, "run-policy-pack", text);
    const request = new language.RunPluginRequest().setKind("analyzer").setInfo(programInfo());
    request.setArgsList(["127.0.0.1:1"]).setEnvList(["COLOR=a=b"]);

    const responses = await new Promise<language.RunPluginResponse[]>((resolve, reject) => {
      const received: language.RunPluginResponse[] = [];
      const call = client.runPlugin(request);
      call.on("data", (response: language.RunPluginResponse) => received.push(response));
      call.on("end", () => resolve(received));
      call.on("error", reject);
    });

    const said = (read: (response: language.RunPluginResponse) => Uint8Array) =>
      Buffer.concat(responses.map((response) => Buffer.from(read(response)))).toString();
    expect(said((response) => response.getStdout_asU8())).toBe(`${directory} 127.0.0.1:1 ${directory}\n`);
    expect(said((response) => response.getStderr_asU8())).toBe("a=b\n");
    expect(responses.at(-1)?.getExitcode()).toBe(3);
  });

  it("says which plugins it does not run", async () => {
    const request = new language.RunPluginRequest().setKind("resource").setInfo(programInfo());
    const error = await new Promise<grpc.ServiceError>((resolve) => {
      client.runPlugin(request).on("error", resolve).resume();
    });
    expect(error.code).toBe(grpc.status.UNIMPLEMENTED);
    expect(error.details).toContain('plugins of kind "resource"');
  });

  it("says which node it runs", async () => {
    const about = await new Promise<language.AboutResponse>((resolve, reject) => {
      client.about(new language.AboutRequest(), (error, response) => (error ? reject(error) : resolve(response)));
    });
    expect([about.getExecutable(), about.getVersion()]).toEqual([process.execPath, process.version]);
  });
});
