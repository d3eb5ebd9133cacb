import { parseDuration } from "./duration";
import { type EmulatorOptions, OptionError } from "./emulatorOptions";
import { Account, isProjectOf } from "./identity/account";
import { readUsers, userOf } from "./identity/userDefinitions";
import { isLoopback } from "./loopback";
import type { Pace } from "./model/model";
import type { Operation } from "./model/operation";
import { readNetworks } from "./networks/networkDefinitions";
import type { Networks } from "./networks/networks";

/** What an emulator uses where nothing else is said. */
export const defaults = {
  host: "127.0.0.1",
  region: "ae-ad-1",
  accessKey: "EMULATORACCESSKEY0001",
  secretKey: "emulator-secret-key-0001",
  user: "emulator",
  password: "emulator",
  domain: "emulator",
  createTime: "5s",
  deleteTime: "2s",
  restartTime: "2s",
  resizeTime: "3s",
  tokenLife: "24h",
  requestTimeout: "30s",
} as const;

/** Options, checked and complete. Durations in milliseconds. */
export interface Settings {
  host: string;
  port: number;
  account: Account;
  networks: Networks;
  pace: Record<Operation, Pace>;
  tokenLife: number;
  quota?: number;
  pageSize?: number;
  requestTimeout: number;
}

/** @throws OptionError for an option that cannot be */
export function resolveSettings(options: EmulatorOptions): Settings {
  const { host = defaults.host, port = 0 } = options;
  if (!isLoopback(host)) throw new OptionError(`The host ${host} is not loopback: use 127.0.0.1, ::1 or localhost.`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError("The port must be from 0 to 65535.");
  const { tokenLife = defaults.tokenLife, requestTimeout = defaults.requestTimeout } = options;
  return {
    host,
    port,
    account: resolveAccount(options),
    networks: readNetworks(options.networks),
    pace: {
      create: pace("create", options.createTime ?? defaults.createTime, options.createReads),
      delete: pace("delete", options.deleteTime ?? defaults.deleteTime, options.deleteReads),
      restart: pace("restart", options.restartTime ?? defaults.restartTime, options.restartReads),
      extend: pace("resize", options.resizeTime ?? defaults.resizeTime, options.resizeReads),
    },
    tokenLife: duration("token life", tokenLife),
    quota: count("quota", options.quota, 0),
    pageSize: count("page size", options.pageSize, 1),
    requestTimeout: duration("request time-out", requestTimeout),
  };
}

function resolveAccount(options: EmulatorOptions): Account {
  const { accessKey = defaults.accessKey, secretKey = defaults.secretKey, securityToken } = options;
  const { user = defaults.user, password = defaults.password, domain = defaults.domain } = options;
  const regions = [options.region ?? defaults.region].flat();
  for (const region of regions) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region)) throw new OptionError(`The region ${region} is no region's name.`);
  }
  refuseTwice("region", regions);
  const ownProjects = regions.map((name, index) => ({ name, id: index === 0 ? options.projectId : undefined }));
  const projects = [...ownProjects, ...(options.projects ?? [])];
  for (const { name, id } of projects) {
    if (!regions.some((region) => isProjectOf(name, region))) {
      throw new OptionError(`The project ${name} lies in none of the regions: its name must begin with one and _.`);
    }
    if (id !== undefined && !/^[0-9a-f]{32}$/.test(id)) {
      throw new OptionError(`The project id ${id} must be 32 hexadecimal digits in lower case.`);
    }
  }
  refuseTwice(
    "project",
    projects.map(({ name }) => name),
  );
  const users = [
    userOf({ name: user, password, accessKey, secretKey, securityToken }),
    ...(options.users === undefined ? [] : readUsers(options.users)),
  ];
  for (const entry of users) {
    const unknown = entry.projects?.find((name) => !projects.some((project) => project.name === name));
    if (unknown !== undefined)
      throw new OptionError(`The user ${entry.name} has the project ${unknown}, which does not exist.`);
  }
  refuseTwice(
    "user",
    users.map(({ name }) => name),
  );
  refuseTwice(
    "access key",
    users.flatMap((entry) => entry.accessKey ?? []),
  );
  const account = new Account(domain, users, { regions, projects });
  refuseTwice(
    "project id",
    account.projects.map(({ id }) => id),
  );
  return account;
}

function pace(operation: string, time: string, reads: number | undefined): Pace {
  return { milliseconds: duration(`${operation} time`, time), reads: count(`${operation} reads`, reads, 1) };
}

function duration(name: string, text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined)
    throw new OptionError(`The ${name} ${text} is no duration such as 500ms, 5s or 1h30m.`);
  return milliseconds;
}

function count(name: string, value: number | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < least)
    throw new OptionError(`The ${name} must be a whole number from ${least}.`);
  return value;
}

function refuseTwice(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OptionError(`The ${what} ${twice} is there twice.`);
}
