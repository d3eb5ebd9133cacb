import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { productsOfToday } from "./catalogue/products";
import { systemClock } from "./clock";
import { DirectoryOwner } from "./data/directoryOwner";
import { InstanceStore } from "./data/instanceStore";
import type { EmulatorOptions } from "./emulatorOptions";
import type { Fault } from "./faults/fault";
import { Faults } from "./faults/faults";
import { RequestLimit } from "./http/requestLimit";
import { createServer } from "./http/server";
import type { Account } from "./identity/account";
import { Tokens } from "./identity/tokens";
import { LogFile } from "./log/logFile";
import { RequestLog, type RequestLogEntry } from "./log/requestLog";
import type { Broker } from "./model/broker";
import type { InstanceFields } from "./model/instanceFields";
import { Model, type ModelSnapshot } from "./model/model";
import { wholeForm } from "./model/wireForm";
import { OptionError } from "./optionError";
import { endLeftovers } from "./rabbitmq/leftovers";
import { RabbitmqBroker } from "./rabbitmq/rabbitmqBroker";
import type { Services } from "./services";
import { resolveSettings, type Settings } from "./settings";

/** An instance as lists of the API show it. */
export type ShownInstance = InstanceFields & Record<string, unknown>;

/** An emulator that runs. */
export interface Emulator {
  /** Where DMS and IAM answer, without a slash at the end. */
  url: string;
  port: number;
  /** Regions, projects and users. */
  account: Account;
  /** Path of the certificate that clients of brokers with TLS trust; undefined without brokers. */
  authorityPath: string | undefined;
  /** All instances as they are now, oldest first. */
  instances(): ShownInstance[];
  /** The last 10,000 requests, without those to the control routes. */
  requests(): RequestLogEntry[];
  clearRequests(): void;
  /** Sets a fault. @throws InvalidFault */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /**
   * Changes fields of an instance, or its status, behind everybody's back. Values may have any form, as other servers
   * write them; undefined hides a field. @throws Error if there is no such instance
   */
  setInstance(id: string, changes: Readonly<Record<string, unknown>>): void;
  /** Removes an instance behind everybody's back. @throws Error if there is none */
  removeInstance(id: string): void;
  /** All instances with their operations and passwords. */
  snapshot(): ModelSnapshot;
  /** Takes the place of all instances. */
  restore(snapshot: ModelSnapshot): void;
  /** Ends it at once, requests that are being answered included. */
  close(): Promise<void>;
}

/**
 * Starts an emulator of DMS for RabbitMQ and IAM on loopback.
 *
 * @throws OptionError for an option that cannot be, a busy port among them
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveSettings(options);
  /** What there is to end, in the order of its beginning. */
  const ends: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return await begin(settings, ends, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function begin(
  settings: Settings,
  ends: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Emulator> {
  const { clock = systemClock, data, host, log, onChange, onRequest, port: wantedPort } = settings;
  const run = randomUUID();
  const owner = data === undefined ? undefined : new DirectoryOwner(data, run);
  await owner?.claim();
  ends.push(() => owner?.release());
  const store = data === undefined ? undefined : new InstanceStore(data);
  const saved = store?.load();
  await endLeftovers();
  const broker = await brokerOf(settings);
  ends.push(() => broker?.close());
  const logFile = log === undefined ? undefined : new LogFile(log);
  ends.push(() => logFile?.close());
  const faults = new Faults();
  const model = new Model({
    clock,
    pace: settings.pace,
    outcomeFor: (name, operation) => faults.outcomeFor(name, operation),
    broker,
    recycleBin: settings.recycleBin,
    store: store && ((snapshot) => store.save(snapshot)),
    onChange,
  });
  if (saved) model.restore(saved);
  const requestLog = new RequestLog([
    ...(logFile ? [(line: Parameters<LogFile["write"]>[0]) => logFile.write(line)] : []),
    ...(onRequest ? [onRequest] : []),
  ]);
  let url = "";
  const services: Services = {
    clock,
    apis: settings.apis,
    cloud: settings.cloud,
    productsOfToday: productsOfToday(settings.cloud),
    restartInV2: settings.restartInV2,
    account: settings.account,
    tokens: new Tokens(clock, settings.tokenLife),
    model,
    networks: settings.networks,
    faults,
    requestLog,
    requestLimit: settings.requestLimit && new RequestLimit(settings.requestLimit, clock),
    quota: settings.quota,
    pageSize: settings.pageSize,
    publicAccess: settings.publicAccess,
    authorityCertificate: broker?.authority?.certificate,
    run,
    url: () => url,
  };
  const ending = new AbortController();
  const server = createServer({ services, requestTimeout: settings.requestTimeout, signal: ending.signal });
  ends.push(async () => {
    ending.abort();
    model.end();
    await server.close();
  });
  await server.listen({ host, port: wantedPort }).catch((error) => {
    throw listenError(error, host, wantedPort);
  });
  const { port } = server.server.address() as AddressInfo;
  url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  owner?.announce(url);
  // Only now: an emulator that cannot listen must touch no broker and no file of another.
  if (saved) model.resume();

  const existing = (id: string) => {
    const instance = model.find(id);
    if (!instance) throw new Error(`There is no instance ${id}.`);
    return instance;
  };
  return {
    url,
    port,
    account: settings.account,
    authorityPath: broker?.authority?.certificatePath,
    instances: () => structuredClone(model.all().map(wholeForm)) as ShownInstance[],
    requests: () => requestLog.all(),
    clearRequests: () => requestLog.clear(),
    addFault: (fault) => {
      model.settleAll();
      faults.add(fault);
    },
    clearFaults: () => {
      model.settleAll();
      faults.clear();
    },
    setInstance: (id, changes) => model.override(existing(id), changes),
    removeInstance: (id) => model.remove(existing(id)),
    snapshot: () => model.snapshot(),
    restore: (snapshot) => {
      store?.save(snapshot);
      model.restore(snapshot);
    },
    close,
  };
}

function brokerOf({ broker, data }: Settings): Promise<Broker> | Broker | undefined {
  if (broker !== "rabbitmq") return broker;
  return RabbitmqBroker.prepare({ directory: data === undefined ? undefined : path.join(data, "brokers") });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new OptionError(`Port ${port} is in use: choose another, or 0 for any free one.`);
  }
  if (error.code === "EACCES") return new OptionError(`Port ${port} may not be used: choose one from 1024.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT")
    return new OptionError(`The host ${host} is not an address of this machine.`);
  return error;
}
