import { ConfigurationError } from "../errors/errors";
import type { Credentials } from "./clientConfiguration";
import { type ConfigurationKeyName, configurationKeys } from "./configurationKeys";
import { type ConfigurationValues, configurationLabel } from "./configurationValues";

const headerSafe = /^[\x21-\x7e]+$/;

interface Candidate {
  /** The lowest number of a source in which any of its parts is set; undefined when none is. */
  source: number | undefined;
  /** What is missing to use it, in words; empty when it is whole. */
  missing: string[];
  create: () => Credentials;
}

function nearest(values: ConfigurationValues, keys: ConfigurationKeyName[]): number | undefined {
  const sources = keys.flatMap((key) => values.find(key)?.source ?? []);
  return sources.length > 0 ? Math.min(...sources) : undefined;
}

function missingOf(values: ConfigurationValues, keys: ConfigurationKeyName[]): string[] {
  return keys.filter((key) => values.get(key) === undefined).map(configurationLabel);
}

/** A security token only goes with a key from the same place: one left over in the environment belongs to another. */
function securityToken(values: ConfigurationValues): string | undefined {
  const token = values.find("securityToken");
  const keySources = [values.find("accessKey"), values.find("secretKey")].map((found) => found?.source ?? 0);
  return token && token.source <= Math.max(...keySources) ? token.value : undefined;
}

function candidates(values: ConfigurationValues): Candidate[] {
  const get = (key: ConfigurationKeyName) => values.get(key) as string;
  const token: Candidate = {
    source: nearest(values, ["authToken"]),
    missing: missingOf(values, ["authToken"]),
    create: () => ({ kind: "token", token: get("authToken") }),
  };
  const accessKey: Candidate = {
    source: nearest(values, ["accessKey", "secretKey"]),
    missing: missingOf(values, ["accessKey", "secretKey"]),
    create: () => {
      const found = securityToken(values);
      const pair = { accessKey: get("accessKey"), secretKey: get("secretKey") };
      return { kind: "accessKey", ...pair, ...(found ? { securityToken: found } : {}) };
    },
  };
  const hasUser = values.get("userId") !== undefined || values.get("userName") !== undefined;
  const accountKeys = ["userId", "domainName", "domainId"] as const;
  const hasAccount = accountKeys.some((key) => values.get(key) !== undefined);
  const password: Candidate = {
    source: nearest(values, ["userName", "userId", "userPassword"]),
    missing: [
      ...(hasUser ? [] : [configurationLabel("userName")]),
      ...missingOf(values, ["userPassword"]),
      ...(hasAccount ? [] : [configurationLabel("domainName")]),
    ],
    create: () => ({
      kind: "password",
      userName: values.get("userName"),
      userId: values.get("userId"),
      password: get("userPassword"),
      domainName: values.get("domainName"),
      domainId: values.get("domainId"),
    }),
  };
  return [token, accessKey, password];
}

function checkSendable(values: ConfigurationValues, credentials: Credentials): Credentials {
  const keys: ConfigurationKeyName[] = credentials.kind === "token" ? ["authToken"] : ["accessKey", "securityToken"];
  if (credentials.kind === "password") return credentials;
  for (const key of keys) {
    const value = values.get(key);
    if (value !== undefined && !headerSafe.test(value)) {
      throw new ConfigurationError(
        `${configurationLabel(key)} holds a blank, a line break or another character that cannot be part of it. Copy it again.`,
      );
    }
  }
  return credentials;
}

/** Where a setting was made, by its nearness to the program. */
const places = ["the program", "the stack's config or a Provider's arguments", "the environment"];

const credentialKeys = ["authToken", "accessKey", "secretKey", "userName", "userId", "userPassword"] as const;

/** The keys of one place as that place writes them. */
function namesIn(source: number, keys: readonly ConfigurationKeyName[]): string {
  const names = keys.map((key) => (source === 2 ? configurationKeys[key].environment[0] : `huaweicloud:${key}`));
  return `${names.join(" and ")} in ${places[source]}`;
}

function namesByPlace(values: ConfigurationValues, isMeant: (key: ConfigurationKeyName, source: number) => boolean) {
  return places.flatMap((_place, source) => {
    const keys = credentialKeys.filter((key) => values.from(source, key) !== undefined && isMeant(key, source));
    return keys.length > 0 ? [namesIn(source, keys)] : [];
  });
}

const keysOf: Record<Credentials["kind"], readonly ConfigurationKeyName[]> = {
  token: ["authToken"],
  accessKey: ["accessKey", "secretKey"],
  password: ["userName", "userId", "userPassword"],
};

/** In one sentence where credentials of a kind come from, and which others are set and not used, if any are. */
export function credentialsOrigin(values: ConfigurationValues, kind: Credentials["kind"]): string {
  const isUsed = (key: ConfigurationKeyName, source: number) =>
    keysOf[kind].includes(key) && values.find(key)?.source === source;
  const used = namesByPlace(values, isUsed).join(", and from ");
  const others = namesByPlace(values, (key, source) => !isUsed(key, source)).join(", and ");
  const unused = others === "" ? "" : `, which come first; ${others} would also be there, and are not used`;
  return `The credentials in use come from ${used}${unused}.`;
}

/**
 * Chooses the credentials: those that are set nearest to the program; among equals a ready token, then an access key,
 * then a user with password.
 *
 * @throws ConfigurationError when there are none, or only a part of some
 */
export function resolveCredentials(values: ConfigurationValues): Credentials {
  const started = candidates(values).filter(({ source }) => source !== undefined);
  const ranked = started.sort(
    (left, right) =>
      Number(left.source) - Number(right.source) || Number(left.missing.length > 0) - Number(right.missing.length > 0),
  );
  const chosen = ranked[0];
  if (!chosen) {
    throw new ConfigurationError(
      "No credentials are configured. Set an access key, huaweicloud:accessKey and huaweicloud:secretKey (HW_ACCESS_KEY and HW_SECRET_KEY), or user and password, huaweicloud:userName, userPassword and domainName (HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME), or a token, huaweicloud:authToken (HW_AUTH_TOKEN).",
    );
  }
  if (chosen.missing.length > 0) {
    throw new ConfigurationError(`The credentials are incomplete. Set ${chosen.missing.join(" and ")} as well.`);
  }
  return checkSendable(values, chosen.create());
}
