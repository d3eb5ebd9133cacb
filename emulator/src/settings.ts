import { type ApiVersion, apiVersions } from "./apiVersion";
import { type CheckedOptions, type EmulatorOptions, readOptions } from "./emulatorOptions";
import { Account, isProjectOf } from "./identity/account";
import { readUsers, userOf } from "./identity/userDefinitions";
import type { Pace } from "./model/model";
import type { Operation } from "./model/operation";
import type { RecycleBin } from "./model/recycleBin";
import { readNetworks } from "./networks/networkDefinitions";
import type { Networks } from "./networks/networks";
import { OptionError } from "./optionError";

export { defaults } from "./emulatorOptions";

/** Options, checked and complete, with what is made of them. */
export interface Settings extends Omit<CheckedOptions, "networks" | "recycleBin"> {
  apis: readonly ApiVersion[];
  recycleBin: RecycleBin | undefined;
  account: Account;
  networks: Networks;
  pace: Record<Operation, Pace>;
}

/** @throws OptionError for an option that cannot be */
export function resolveSettings(options: EmulatorOptions): Settings {
  const checked = readOptions(options);
  return {
    ...checked,
    apis: checked.api === "both" ? apiVersions : [checked.api],
    recycleBin: checked.recycleBin === undefined ? undefined : { retentionDays: checked.recycleBin, isUsed: true },
    account: resolveAccount(checked),
    networks: readNetworks(checked.networks),
    pace: {
      create: { milliseconds: checked.createTime, reads: checked.createReads },
      delete: { milliseconds: checked.deleteTime, reads: checked.deleteReads },
      restart: { milliseconds: checked.restartTime, reads: checked.restartReads },
      plugins: { milliseconds: checked.pluginTime, reads: checked.pluginReads },
      restore: { milliseconds: checked.restartTime, reads: checked.restartReads },
      extend: { milliseconds: checked.resizeTime, reads: checked.resizeReads },
    },
  };
}

function resolveAccount(options: CheckedOptions): Account {
  const { user, password, accessKey, secretKey, securityToken, domain } = options;
  const regions = [options.region].flat();
  refuseTwice("region", regions);
  const ownProjects = regions.map((name, index) => ({ name, id: index === 0 ? options.projectId : undefined }));
  const projects = [...ownProjects, ...options.projects];
  for (const { name } of projects) {
    if (!regions.some((region) => isProjectOf(name, region))) {
      throw new OptionError(`The project ${name} lies in none of the regions: its name must begin with one and _.`);
    }
  }
  refuseTwice("project", namesOf(projects));
  const users = [userOf({ name: user, password, accessKey, secretKey, securityToken }), ...readUsers(options.users)];
  for (const entry of users) {
    const unknown = entry.projects?.find((name) => !projects.some((project) => project.name === name));
    if (unknown !== undefined)
      throw new OptionError(`The user ${entry.name} has the project ${unknown}, which does not exist.`);
  }
  refuseTwice("user", namesOf(users));
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

const namesOf = (named: readonly { name: string }[]): string[] => named.map(({ name }) => name);

function refuseTwice(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OptionError(`The ${what} ${twice} is there twice.`);
}
