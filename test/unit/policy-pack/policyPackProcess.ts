import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";

const runPolicyPack = createRequire(__filename).resolve("@pulumi/pulumi/cmd/run-policy-pack");

/** A finding as the engine gets it. */
export interface Finding {
  policy: string;
  message: string;
  isMandatory: boolean;
}

type Call<Response> = (done: (error: ServiceError | null, response: Response) => void) => unknown;

function answer<Response>(call: Call<Response>): Promise<Response> {
  return new Promise((resolve, reject) => call((error, response) => (error ? reject(error) : resolve(response))));
}

/** A policy pack in a process of its own, as Pulumi starts it, asked in the engine's place. */
export class PolicyPackProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: AnalyzerClient,
  ) {}

  /** Starts the pack of a directory and waits until it listens. */
  static async start(directory: string): Promise<PolicyPackProcess> {
    const child = spawn(process.execPath, [runPolicyPack, "127.0.0.1:1", directory], {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const port = await new Promise<string>((resolve, reject) => {
      child.stderr.on("data", (data: Buffer) => {
        output += data;
      });
      child.stdout.on("data", (data: Buffer) => {
        output += data;
        const line = /^(\d+)$/m.exec(output)?.[1];
        if (line) resolve(line);
      });
      child.on("close", () => reject(new Error(`the policy pack ended before it listened:\n${output}`)));
    });
    return new PolicyPackProcess(child, new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  /** What the pack says about itself. */
  information(): Promise<analyzer.AnalyzerInfo> {
    const { Empty } = createRequire(runPolicyPack)("google-protobuf/google/protobuf/empty_pb") as {
      Empty: new () => never;
    };
    return answer((done) => this.client.getAnalyzerInfo(new Empty(), done));
  }

  /** Configures one policy and leaves all others at their own level. */
  async configure(policy: string, level: keyof typeof analyzer.EnforcementLevel, settings: object): Promise<void> {
    const request = new analyzer.ConfigureAnalyzerRequest();
    const config = new analyzer.PolicyConfig();
    config.setEnforcementlevel(analyzer.EnforcementLevel[level]);
    config.setProperties(Struct.fromJavaScript(settings as Record<string, JavaScriptValue>));
    request.getPolicyconfigMap().set(policy, config);
    await answer((done) => this.client.configure(request, done));
  }

  /** What the policies find in the inputs of one instance. */
  async analyze(properties: object, type = rabbitmqInstanceType): Promise<Finding[]> {
    const response = await answer<analyzer.AnalyzeResponse>((done) =>
      this.client.analyze(this.request(properties, type), done),
    );
    return response.getDiagnosticsList().map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      message: diagnostic.getMessage(),
      isMandatory: diagnostic.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY,
    }));
  }

  /** The properties that remediations make of the inputs of one instance; undefined when there are none. */
  async remediate(properties: object): Promise<object | undefined> {
    const response = await answer<analyzer.RemediateResponse>((done) =>
      this.client.remediate(this.request(properties, rabbitmqInstanceType), done),
    );
    return response.getRemediationsList().at(-1)?.getProperties()?.toJavaScript();
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    this.client.close();
    const ended = once(this.child, "close");
    this.child.kill();
    await ended;
  }

  private request(properties: object, type: string): analyzer.AnalyzeRequest {
    const request = new analyzer.AnalyzeRequest();
    request.setType(type);
    request.setName("orders");
    request.setUrn(`urn:pulumi:prod::shop::${type}::orders`);
    request.setProperties(Struct.fromJavaScript(properties as Record<string, JavaScriptValue>));
    request.setOptions(new analyzer.AnalyzerResourceOptions());
    return request;
  }
}
