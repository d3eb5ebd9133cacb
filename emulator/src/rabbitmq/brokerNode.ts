import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writePrivateFile } from "../data/privateFile";
import type { KeyPair } from "./certificateAuthority";
import { binary, type ErlangTerm, erlang, text, tuple } from "./erlangTerm";
import { endGroup, startGroup } from "./processGroup";

/** One RabbitMQ node, and what it is started with. */
export interface NodeOptions {
  /** Holds everything of the node: configuration, data, logs. */
  directory: string;
  /** Part of the node's name; letters, digits and hyphens. */
  id: string;
  user: string;
  password: string;
  amqpPort: number;
  managementPort: number;
  distributionPort: number;
  portMapperPort: number;
  command: string;
  pluginsCommand: string;
  /** Those that are on besides the management console. */
  plugins: readonly string[];
  /** With it, clients connect with TLS. */
  tls?: (KeyPair & { authorityPath: string }) | undefined;
  /** Told when it ends after it has answered, and nobody stopped it. */
  onLoss: () => void;
}

// Generous, since a busy machine is no failure.
const startTimeout = 180_000;
const answerTimeout = 10_000;
const stopGrace = 15_000;
const pluginsTimeout = 120_000;
const consolePlugin = "rabbitmq_management";
const address = "127.0.0.1";
const loopbackDistribution = "-kernel inet_dist_use_interface {127,0,0,1}";

/** A RabbitMQ server process with ports, data and a name of its own. */
export class BrokerNode {
  private child: ChildProcess | undefined;
  private isStopped = false;
  private password: string;
  private plugins: readonly string[];

  constructor(private readonly options: NodeOptions) {
    this.password = options.password;
    this.plugins = options.plugins;
  }

  /** The head of its process group, while it runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Starts it and waits until it answers its user.
   *
   * @param onProcess told of the process as soon as there is one
   * @throws Error when it ends, is stopped or does not answer in time, with the end of its output
   */
  async start(onProcess: (pid: number) => void): Promise<void> {
    const { directory, command } = this.options;
    this.isStopped = false;
    await this.writeConfiguration();
    if (this.isStopped) throw new Error("The node was stopped before it started.");
    const output = path.join(directory, "output.log");
    const child = startGroup({ command, args: [], environment: this.environment(), directory, output });
    this.child = child;
    if (child.pid) onProcess(child.pid);
    let ended = false;
    let hasAnswered = false;
    child.once("exit", () => {
      ended = true;
      // Whoever stops it lets go of the process first.
      if (hasAnswered && this.child === child) this.options.onLoss();
    });
    child.once("error", () => {
      ended = true;
    });
    const deadline = Date.now() + startTimeout;
    while (!(await this.answers())) {
      if (ended || Date.now() > deadline) {
        await this.stop(0);
        const tail = (await readFile(output, "utf8").catch(() => "")).trim().split("\n").slice(-5).join("\n");
        throw new Error(`rabbitmq-server ${ended ? "ended" : "did not answer"}: ${tail}`);
      }
      await sleep(100);
    }
    hasAnswered = true;
  }

  /** Gives its user another password. @throws Error if it does not take it */
  async changePassword(password: string): Promise<void> {
    const { user } = this.options;
    const response = await this.ask(`users/${encodeURIComponent(user)}`, {
      method: "PUT",
      body: JSON.stringify({ password, tags: "administrator" }),
    });
    if (!response.ok) throw new Error(`The broker answered ${response.status} to another password.`);
    this.password = password;
  }

  /** Switches these plugins on and all others off, but for the console. @throws Error if it does not */
  async setPlugins(plugins: readonly string[]): Promise<void> {
    const { directory, pluginsCommand: command } = this.options;
    const output = path.join(directory, "plugins.log");
    const environment = { ...this.environment(), RABBITMQ_CTL_ERL_ARGS: loopbackDistribution };
    const args = ["--node", this.name(), "set", consolePlugin, ...plugins];
    const child = startGroup({ command, args, environment, directory, output });
    const ending = AbortSignal.timeout(pluginsTimeout);
    const [code] = await once(child, "exit", { signal: ending }).catch(() => [undefined]);
    if (code !== 0 && child.pid) await endGroup(child.pid, 0);
    if (code !== 0) throw new Error(`rabbitmq-plugins ended with ${code}.`);
    this.plugins = plugins;
  }

  /** Ends it; its data stays. */
  async stop(grace = stopGrace): Promise<void> {
    this.isStopped = true;
    const { child } = this;
    this.child = undefined;
    if (child?.pid) await endGroup(child.pid, grace);
  }

  /** Ends it and removes everything of it. */
  async wipe(): Promise<void> {
    await this.stop(0);
    await rm(this.options.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  private async answers(): Promise<boolean> {
    try {
      const { ok } = await this.ask("health/checks/virtual-hosts");
      return ok;
    } catch {
      return false;
    }
  }

  private async ask(call: string, request: { method?: string; body?: string } = {}): Promise<Response> {
    const { managementPort, user } = this.options;
    const headers = { authorization: `Basic ${Buffer.from(`${user}:${this.password}`).toString("base64")}` };
    const signal = AbortSignal.timeout(answerTimeout);
    const response = await fetch(`http://${address}:${managementPort}/api/${call}`, { ...request, headers, signal });
    await response.arrayBuffer();
    return response;
  }

  private async writeConfiguration(): Promise<void> {
    const { directory, tls } = this.options;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if (tls) {
      writePrivateFile(path.join(directory, "key.pem"), tls.key);
      await writeFile(path.join(directory, "certificate.pem"), tls.certificate);
    }
    writePrivateFile(path.join(directory, "rabbitmq.config"), `${erlang(this.configuration())}.\n`);
    await writeFile(path.join(directory, "enabled_plugins"), `${erlang([consolePlugin, ...this.plugins])}.\n`);
  }

  private configuration(): ErlangTerm {
    const { user, amqpPort, managementPort, tls } = this.options;
    const listener = tuple(text(address), amqpPort);
    const tlsOptions = this.tlsOptions();
    return [
      tuple("rabbit", [
        tuple("tcp_listeners", tls ? [] : [listener]),
        tuple("ssl_listeners", tls ? [listener] : []),
        ...(tls ? [tuple("ssl_options", tlsOptions)] : []),
        // The declared user takes the place of guest, which is never made.
        tuple("default_user", binary(user)),
        tuple("default_pass", binary(this.password)),
        tuple("default_user_tags", ["administrator"]),
        tuple("loopback_users", []),
        tuple("vm_memory_high_watermark", tuple("absolute", text("512MB"))),
        tuple("disk_free_limit", 50_000_000),
      ]),
      tuple("rabbitmq_management", [tuple("tcp_config", [tuple("port", managementPort), tuple("ip", text(address))])]),
    ];
  }

  private tlsOptions(): ErlangTerm[] {
    const { directory, tls } = this.options;
    return [
      tuple("cacertfile", text(tls?.authorityPath ?? "")),
      tuple("certfile", text(path.join(directory, "certificate.pem"))),
      tuple("keyfile", text(path.join(directory, "key.pem"))),
      tuple("verify", "verify_none"),
      tuple("fail_if_no_peer_cert", false),
    ];
  }

  private name(): string {
    return `dms-${this.options.id}@localhost`;
  }

  private environment(): NodeJS.ProcessEnv {
    const { directory, distributionPort, portMapperPort } = this.options;
    return {
      PATH: process.env.PATH,
      HOME: directory,
      LANG: "C.UTF-8",
      ERL_EPMD_PORT: String(portMapperPort),
      ERL_EPMD_ADDRESS: address,
      RABBITMQ_NODENAME: this.name(),
      RABBITMQ_DIST_PORT: String(distributionPort),
      RABBITMQ_CONFIG_FILE: path.join(directory, "rabbitmq.config"),
      RABBITMQ_ADVANCED_CONFIG_FILE: path.join(directory, "advanced.config"),
      RABBITMQ_CONF_ENV_FILE: path.join(directory, "rabbitmq-env.conf"),
      RABBITMQ_ENABLED_PLUGINS_FILE: path.join(directory, "enabled_plugins"),
      RABBITMQ_MNESIA_BASE: path.join(directory, "data"),
      RABBITMQ_LOG_BASE: path.join(directory, "log"),
      RABBITMQ_PID_FILE: path.join(directory, "server.pid"),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `${loopbackDistribution} +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none`,
    };
  }
}
