import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Broker, BrokerAddresses } from "../model/broker";
import type { Instance } from "../model/instance";
import { OptionError } from "../optionError";
import { BrokerNode } from "./brokerNode";
import { CertificateAuthority } from "./certificateAuthority";
import { freePorts } from "./freePorts";
import { StartedProcesses } from "./leftovers";
import { endGroup, startGroup } from "./processGroup";
import { findServerCommand, type ServerCommand } from "./serverCommand";
import { untilListening } from "./untilListening";

/** User and password where none are declared. */
const anyone = "guest";

const pluginsWithPorts = ["rabbitmq_mqtt", "rabbitmq_web_mqtt", "rabbitmq_stomp", "rabbitmq_web_stomp"];

/** How the brokers are run. */
export interface RabbitmqBrokerOptions {
  /** Directory of the brokers' data, kept when the emulator ends. @default a temporary one, removed at the end */
  directory?: string | undefined;
}

/** Runs a real RabbitMQ node for each instance, on loopback ports of its own. */
export class RabbitmqBroker implements Broker {
  private readonly nodes = new Map<string, BrokerNode>();
  /** Ids of instances whose node is to run. */
  private readonly wanted = new Set<string>();
  readonly publicAddress = "127.0.0.1";
  private onLoss: (instanceId: string) => void = () => undefined;

  private constructor(
    private readonly command: ServerCommand,
    private readonly directory: string,
    private readonly keepsData: boolean,
    /** Signs the certificates of brokers with TLS. */
    readonly authority: CertificateAuthority,
    private readonly processes: StartedProcesses,
    private readonly portMapper: ChildProcess,
    private readonly portMapperPort: number,
  ) {}

  /**
   * Prepares to run brokers.
   *
   * @throws OptionError when there is no rabbitmq-server, or its port mapper does not start
   */
  static async prepare(options: RabbitmqBrokerOptions = {}): Promise<RabbitmqBroker> {
    const command = findServerCommand();
    const directory = options.directory ?? (await mkdtemp(path.join(tmpdir(), "dms-rabbitmq-brokers-")));
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const authority = await CertificateAuthority.in(path.join(directory, "ca"));
    const processes = new StartedProcesses(options.directory === undefined ? directory : undefined);
    const [portMapperPort = 0] = await freePorts(1);
    const portMapper = startGroup({
      command: command.portMapper,
      args: ["-address", "127.0.0.1", "-port", String(portMapperPort)],
      environment: { PATH: process.env.PATH, DMS_RABBITMQ_EMULATOR: directory },
      directory,
      output: path.join(directory, "port-mapper.log"),
    });
    if (portMapper.pid) processes.add(portMapper.pid, directory);
    try {
      // A broker that finds none starts another, which would outlive the emulator.
      await untilListening(portMapperPort, portMapper);
    } catch (error) {
      const broken = new OptionError(`--broker rabbitmq cannot begin (${(error as Error).message}): mend its epmd.`);
      if (!portMapper.pid) throw broken;
      await endGroup(portMapper.pid, 0);
      processes.remove(portMapper.pid);
      throw broken;
    }
    const keepsData = options.directory !== undefined;
    return new RabbitmqBroker(command, directory, keepsData, authority, processes, portMapper, portMapperPort);
  }

  watch(onLoss: (instanceId: string) => void): void {
    this.onLoss = onLoss;
  }

  async start(instance: Instance): Promise<BrokerAddresses> {
    const { fields, password } = instance;
    const id = fields.instance_id;
    this.wanted.add(id);
    const [amqpPort = 0, managementPort = 0, distributionPort = 0] = await freePorts(3);
    const directory = path.join(this.directory, id);
    const node = new BrokerNode({
      directory,
      id,
      // Where nobody has to sign in, a client says what RabbitMQ's clients say by themselves.
      user: fields.access_user || anyone,
      password: password || anyone,
      amqpPort,
      managementPort,
      distributionPort,
      portMapperPort: this.portMapperPort,
      command: this.command.server,
      pluginsCommand: this.command.plugins,
      plugins: instance.plugins,
      tls: fields.ssl_enable
        ? { ...(await this.authority.issue()), authorityPath: this.authority.certificatePath }
        : undefined,
      onLoss: () => this.onLoss(id),
    });
    this.demandWanted(id);
    this.nodes.set(id, node);
    await this.run(node, directory);
    return {
      connect_address: "127.0.0.1",
      port: amqpPort,
      management_connect_address: `http://127.0.0.1:${managementPort}`,
    };
  }

  async restart(instance: Instance): Promise<BrokerAddresses> {
    const id = instance.fields.instance_id;
    const node = this.nodes.get(id);
    if (!node) return this.start(instance);
    this.wanted.add(id);
    await this.endNode(node);
    this.demandWanted(id);
    await this.run(node, path.join(this.directory, id));
    return {};
  }

  async halt(instance: Instance): Promise<void> {
    const id = instance.fields.instance_id;
    const node = this.nodes.get(id);
    this.wanted.delete(id);
    if (node) await this.endNode(node);
  }

  async changePassword({ fields }: Instance, password: string): Promise<void> {
    await this.nodes.get(fields.instance_id)?.changePassword(password);
  }

  async setPlugins({ fields }: Instance, plugins: readonly string[]): Promise<void> {
    const elsewhere = plugins.find((name) => pluginsWithPorts.includes(name));
    if (elsewhere) throw new Error(`${elsewhere} listens on a port of its own, beyond loopback.`);
    await this.nodes.get(fields.instance_id)?.setPlugins(plugins);
  }

  async stop(instance: Instance): Promise<void> {
    const id = instance.fields.instance_id;
    const node = this.nodes.get(id);
    this.wanted.delete(id);
    this.nodes.delete(id);
    if (!node) {
      await rm(path.join(this.directory, id), { recursive: true, force: true });
      return;
    }
    const { pid } = node;
    await node.wipe();
    if (pid) this.processes.remove(pid);
  }

  async close(): Promise<void> {
    this.wanted.clear();
    await Promise.all([...this.nodes.values()].map((node) => this.endNode(node, this.keepsData ? undefined : 0)));
    const { pid } = this.portMapper;
    if (pid) {
      await endGroup(pid, 0);
      this.processes.remove(pid);
    }
    if (!this.keepsData) await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Asked after every wait: the instance may have been removed, or the emulator ended, meanwhile. */
  private demandWanted(id: string): void {
    if (!this.wanted.has(id)) throw new Error("The instance was removed, or the emulator has ended.");
  }

  private run(node: BrokerNode, mark: string): Promise<void> {
    // Written down at once: the emulator may be killed while the broker starts.
    return node.start((pid) => this.processes.add(pid, mark));
  }

  private async endNode(node: BrokerNode, grace?: number): Promise<void> {
    const { pid } = node;
    await node.stop(grace);
    if (pid) this.processes.remove(pid);
  }
}
