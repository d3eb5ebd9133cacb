import {
  type ConfigurationKey,
  type ConfigurationKeyName,
  configurationKeys,
} from "../../../../../provider/client/configuration/configurationKeys";
import {
  type ConfigurationSources,
  ConfigurationValues,
} from "../../../../../provider/client/configuration/configurationValues";
import { resolveConfiguration } from "../../../../../provider/client/configuration/resolveConfiguration";
import { resolveEndpoints } from "../../../../../provider/client/configuration/resolveEndpoints";

interface Given {
  argument?: ConfigurationSources["argument"];
  config?: Record<string, string>;
  environment?: Record<string, string>;
}

const valuesOf = ({ argument, config = {}, environment = {} }: Given) =>
  new ConfigurationValues({ ...(argument ? { argument } : {}), config: (key) => config[key], environment });

const endpointsOf = (given: Given) =>
  resolveEndpoints({ values: valuesOf(given), region: "ae-ad-1", cloud: "myhuaweicloud.com" });

const settings = Object.entries<ConfigurationKey>(configurationKeys) as [ConfigurationKeyName, ConfigurationKey][];
const keys = settings.map(([key]) => key);
const environmentOnly = settings.flatMap(([key, entry]) => (entry.environmentOnly ? [key] : []));
const programKeys = keys.filter((key) => !environmentOnly.includes(key));
const variables = settings.flatMap(([key, { environment }]) => environment.map((name) => [key, name] as const));
const endpointVariables = variables.filter(([key]) => key === "endpoints");
const otherVariables = variables.filter(([key]) => key !== "endpoints");

const blank = " \t\r";
const padded = (value: string) => ` \t${value}\t \r`;

/** What is read of a padded value. */
const readAs = (key: ConfigurationKeyName, value: string) => (key === "userPassword" ? padded(value) : value);
const trimmedKeys = (candidates: ConfigurationKeyName[]) => candidates.filter((key) => key !== "userPassword");

describe("blanks, tabs and a carriage return around a value", () => {
  it.each(trimmedKeys(programKeys))("are cut off %s in the program and in the stack", (key) => {
    const values = { [key]: padded("a value") };
    expect(valuesOf({ argument: values }).find(key)).toEqual({ value: "a value", source: 0 });
    expect(valuesOf({ config: values }).find(key)).toEqual({ value: "a value", source: 1 });
  });

  it.each(otherVariables.filter(([key]) => key !== "userPassword"))("are cut off %s in %s", (key, variable) => {
    expect(valuesOf({ environment: { [variable]: padded("a value") } }).find(key)).toEqual({
      value: "a value",
      source: 2,
    });
  });

  it.each(endpointVariables)("are cut off %s in %s", (_key, variable) => {
    const environment = { [variable]: padded("https://own.example.com") };
    expect(valuesOf({ environment }).variable(variable, "endpoints")).toBe("https://own.example.com");
    expect(Object.values(endpointsOf({ environment }))).toContain("https://own.example.com");
  });

  it("stay with userPassword, since they may be part of a password", () => {
    const value = padded("p w");
    expect(valuesOf({ argument: { userPassword: value } }).get("userPassword")).toBe(value);
    expect(valuesOf({ config: { userPassword: value } }).get("userPassword")).toBe(value);
    expect(valuesOf({ environment: { HW_USER_PASSWORD: value } }).get("userPassword")).toBe(value);
  });

  it("do not spoil a region that a file with Windows line ends sets", () => {
    const environment = { HW_REGION_NAME: "ae-ad-1\r", HW_ACCESS_KEY: "AK1\r", HW_SECRET_KEY: "sk-1\r" };
    expect(valuesOf({ environment }).get("region")).toBe("ae-ad-1");
    expect(resolveConfiguration({ config: () => undefined, environment })).toMatchObject({
      region: "ae-ad-1",
      projectName: "ae-ad-1",
      credentials: { accessKey: "AK1", secretKey: "sk-1" },
    });
  });
});

describe("a blank value", () => {
  it.each(otherVariables)("of %s in the program or the stack counts as not set, so that %s holds", (key, variable) => {
    const environment = { [variable]: padded("v1") };
    const expected = { value: readAs(key, "v1"), source: 2 };
    expect(valuesOf({ config: { [key]: blank }, environment }).find(key)).toEqual(expected);
    expect(valuesOf({ argument: { [key]: blank }, config: { [key]: "" }, environment }).find(key)).toEqual(expected);
  });

  it.each(endpointVariables)("of %s in the stack counts as not set, so that %s holds", (_key, variable) => {
    const environment = { [variable]: "https://own.example.com" };
    const service = variable === "HW_DMS_ENDPOINT" ? "dms" : "iam";
    expect(valuesOf({ config: { endpoints: blank }, environment }).find("endpoints")).toBeUndefined();
    expect(endpointsOf({ config: { endpoints: blank }, environment })).toEqual({
      dms: "https://dms.ae-ad-1.myhuaweicloud.com",
      iam: "https://iam.ae-ad-1.myhuaweicloud.com",
      [service]: "https://own.example.com",
    });
  });

  it.each(otherVariables)("of %s in %s counts as not set", (key, variable) => {
    expect(valuesOf({ environment: { [variable]: blank } }).find(key)).toBeUndefined();
  });

  it.each(endpointVariables)("of %s in %s counts as not set", (_key, variable) => {
    expect(endpointsOf({ environment: { [variable]: blank } })).toEqual(endpointsOf({}));
  });
});

describe("a setting that only the environment makes", () => {
  it("is adoptExisting alone", () => {
    expect(environmentOnly).toEqual(["adoptExisting"]);
  });

  it.each(environmentOnly)("%s is not read from the program or the stack", (key) => {
    const given = { argument: { [key]: "orders" }, config: { [key]: "orders" } };
    expect(valuesOf(given).find(key)).toBeUndefined();
    expect(valuesOf(given).list(key)).toEqual([]);
    const [variable = ""] = configurationKeys[key].environment;
    expect(valuesOf({ ...given, environment: { [variable]: "billing" } }).find(key)).toEqual({
      value: "billing",
      source: 2,
    });
  });
});

describe("a list", () => {
  it("has neither blanks around its parts nor empty parts", () => {
    const environment = { HW_DMS_ADOPT_EXISTING: " orders ,\tbilling, ,\r" };
    expect(valuesOf({ environment }).list("adoptExisting")).toEqual(["orders", "billing"]);
  });

  it("is empty when it is not set", () => {
    expect(valuesOf({}).list("adoptExisting")).toEqual([]);
  });
});
