import { inspect } from "node:util";
import {
  type ConfigurationKey,
  configurationKeys,
} from "../../../../../provider/client/configuration/configurationKeys";
import type { ConfigurationSources } from "../../../../../provider/client/configuration/configurationValues";
import { resolveConfiguration } from "../../../../../provider/client/configuration/resolveConfiguration";
import { ConfigurationError } from "../../../../../provider/client/errors/errors";

interface Given {
  argument?: ConfigurationSources["argument"];
  config?: Record<string, string>;
  environment?: Record<string, string>;
  overrides?: ConfigurationSources["overrides"];
}

const settings: [string, ConfigurationKey][] = Object.entries(configurationKeys);
const keys = { HW_ACCESS_KEY: "AK1", HW_SECRET_KEY: "sk-1" };
const minimal = { HW_REGION_NAME: "ae-ad-1", ...keys };

const resolve = ({ argument, config = {}, environment = {}, overrides }: Given) =>
  resolveConfiguration({
    config: (key) => config[key],
    environment,
    ...(argument ? { argument } : {}),
    ...(overrides ? { overrides } : {}),
  });

const messageOf = (given: Given): string => {
  try {
    resolve(given);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message;
  }
  throw new Error("nothing was refused");
};

describe("resolveConfiguration", () => {
  it("needs no more than a region and credentials", () => {
    expect(resolve({ environment: minimal })).toEqual({
      region: "ae-ad-1",
      cloud: "myhuaweicloud.com",
      endpoints: { dms: "https://dms.ae-ad-1.myhuaweicloud.com", iam: "https://iam.ae-ad-1.myhuaweicloud.com" },
      credentials: { kind: "accessKey", accessKey: "AK1", secretKey: "sk-1" },
      projectId: undefined,
      projectName: "ae-ad-1",
      enterpriseProjectId: undefined,
      insecure: false,
      maxRetries: 5,
      requestTimeout: 30_000,
      pollInterval: 10_000,
      maxConcurrentRequests: 32,
      requestsPerMinute: undefined,
      validation: "live",
      apiVersion: "auto",
      proxy: undefined,
      defaultTags: {},
      warnings: [],
    });
  });

  const samples: Record<string, string> = {
    region: "sample-1",
    cloud: "cloud.example.com",
    insecure: "true",
    maxRetries: "3",
    requestTimeout: "7s",
    pollInterval: "2s",
    maxConcurrentRequests: "4",
    requestsPerMinute: "40",
    validation: "offline",
    apiVersion: "v2",
    authUrl: "https://iam.example.com",
    defaultTags: '{"team":"orders"}',
  };
  // Each endpoint has a variable of its own, and what only the environment sets is no part of a configuration.
  const direct = settings.filter(([key, { environmentOnly }]) => key !== "endpoints" && !environmentOnly);

  it.each(direct.map(([key, { environment }]) => [key, environment[0] as string] as const))(
    "reads %s from the program, then the stack, then %s",
    (key, variable) => {
      const value = samples[key] ?? "sample-1";
      const others = { ...minimal, HW_USER_NAME: "u", HW_USER_PASSWORD: "p", HW_DOMAIN_NAME: "d" };
      const base = inspect(resolve({ environment: others }), { depth: 9 });
      const fromEnvironment = resolve({ environment: { ...others, [variable]: value } });
      const blank = { ...others, [variable]: "" };
      const fromStack = resolve({ config: { [key]: value }, environment: blank });
      const fromProgram = resolve({ argument: { [key]: value }, environment: blank });
      // Credentials that lose against an access key of the same place change nothing there.
      const isLater = /^(user|domain)/.test(key);
      if (!isLater) expect(inspect(fromEnvironment, { depth: 9 })).not.toBe(base);
      if (!isLater) expect(fromStack).toEqual(fromEnvironment);
      expect(fromProgram).toEqual(fromStack);
    },
  );

  it("prefers the program to the stack, and the stack to the environment", () => {
    const config = { region: "stack-1", pollInterval: "2s" };
    const environment = { ...minimal, HW_DMS_POLL_INTERVAL: "3s", HW_MAX_RETRIES: "1" };
    expect(resolve({ argument: { region: "program-1" }, config, environment })).toMatchObject({
      region: "program-1",
      pollInterval: 2_000,
      maxRetries: 1,
    });
  });

  it("takes numbers, booleans and objects from the program", () => {
    const endpoints = { dms: "http://127.0.0.1:1", iam: "http://127.0.0.1:2" };
    const argument = { maxRetries: 0, insecure: true, endpoints };
    expect(resolve({ argument, environment: minimal })).toMatchObject({ maxRetries: 0, insecure: true, endpoints });
  });

  it("cuts blanks and line breaks off, but for passwords, and takes blank for missing", () => {
    const environment = {
      HW_REGION_NAME: " ae-ad-1\n",
      HW_ACCESS_KEY: "AK1\n",
      HW_SECRET_KEY: " sk-1\n",
      HW_PROJECT_ID: " ",
    };
    expect(resolve({ environment })).toMatchObject({
      region: "ae-ad-1",
      projectId: undefined,
      credentials: { accessKey: "AK1", secretKey: "sk-1" },
    });
    const user = { HW_REGION_NAME: "ae-ad-1", HW_USER_NAME: "u", HW_DOMAIN_NAME: "d", HW_USER_PASSWORD: " p " };
    expect(resolve({ environment: user }).credentials).toMatchObject({ password: " p " });
  });
});

describe("the region", () => {
  it("must be set, and the message says where", () => {
    expect(messageOf({ environment: keys })).toMatch(/No region.*huaweicloud:region.*HW_REGION_NAME/);
  });

  it.each(["evil.example.com/", "a@b", "a b", "a/b", "-a", "a..b", "a:1", "é", "#"])(
    "cannot name another host: %j",
    (region) => {
      expect(messageOf({ config: { region }, environment: keys })).toMatch(/region.*letters, digits and hyphens/);
    },
  );

  it.each([
    ["eu-west-101", "https://dms.eu-west-101.myhuaweicloud.eu"],
    ["eu-west-0", "https://dms.eu-west-0.myhuaweicloud.com"],
    ["cn-north-4", "https://dms.cn-north-4.myhuaweicloud.com"],
  ])("%s belongs to the cloud of %s", (region, endpoint) => {
    expect(resolve({ config: { region }, environment: keys }).endpoints.dms).toBe(endpoint);
  });

  it("may belong to another cloud", () => {
    const environment = { ...minimal, HW_CLOUD: "otc.example.com" };
    expect(resolve({ environment }).endpoints.iam).toBe("https://iam.ae-ad-1.otc.example.com");
    expect(messageOf({ environment: { ...minimal, HW_CLOUD: "otc.example.com/x" } })).toMatch(/huaweicloud:cloud/);
  });
});

describe("where an instance was made", () => {
  const environment = { ...minimal, HW_PROJECT_ID: "p-home", HW_PROJECT_NAME: "home" };

  it("comes before everything else", () => {
    const argument = { region: "program-1", projectId: "p-program" };
    expect(resolve({ argument, environment, overrides: { region: "made-1", projectId: "p-made" } })).toMatchObject({
      region: "made-1",
      projectId: "p-made",
      endpoints: { dms: "https://dms.made-1.myhuaweicloud.com" },
    });
  });

  it("does not mix with a project that is set for another region", () => {
    expect(resolve({ environment, overrides: { region: "made-1" } })).toMatchObject({
      projectId: undefined,
      projectName: "made-1",
    });
    expect(resolve({ environment, overrides: { region: "ae-ad-1" } })).toMatchObject({
      projectId: "p-home",
      projectName: "home",
    });
  });

  it("must be well-formed too", () => {
    expect(messageOf({ environment, overrides: { projectId: "../x" } })).toMatch(/projectId/);
    expect(messageOf({ environment, overrides: { region: "a.b" } })).toMatch(/region/);
  });
});

describe("the credentials", () => {
  const region = { HW_REGION_NAME: "ae-ad-1" };
  const token = { HW_AUTH_TOKEN: "t-1" };
  const user = { HW_USER_NAME: "u", HW_USER_PASSWORD: "p-1", HW_DOMAIN_NAME: "d" };
  const kindOf = (given: Given) =>
    resolve({ ...given, environment: { ...region, ...given.environment } }).credentials.kind;
  const complaint = (given: Given) => messageOf({ ...given, environment: { ...region, ...given.environment } });

  it("are chosen in the order token, access key, password", () => {
    expect(kindOf({ environment: { ...token, ...keys, ...user } })).toBe("token");
    expect(kindOf({ environment: { ...keys, ...user } })).toBe("accessKey");
    expect(kindOf({ environment: user })).toBe("password");
  });

  it("set nearer to the program come first", () => {
    const config = { accessKey: "AK2", secretKey: "sk-2" };
    expect(kindOf({ config, environment: { ...token, ...user } })).toBe("accessKey");
    expect(kindOf({ argument: { authToken: "t-2" }, config })).toBe("token");
  });

  it("may have one half in the stack and the other in the environment", () => {
    const { credentials } = resolve({
      config: { accessKey: "AK2" },
      environment: { ...region, HW_SECRET_KEY: "sk-1" },
    });
    expect(credentials).toEqual({ kind: "accessKey", accessKey: "AK2", secretKey: "sk-1" });
  });

  it("take a security token only from where the key is, since it belongs to no other", () => {
    const environment = { ...region, ...keys, HW_SECURITY_TOKEN: "st-1" };
    expect(resolve({ environment }).credentials).toMatchObject({ securityToken: "st-1" });
    const config = { accessKey: "AK2", secretKey: "sk-2" };
    expect(resolve({ config, environment }).credentials).not.toHaveProperty("securityToken");
  });

  it("of a user need an account, unless the user is named by id", () => {
    expect(kindOf({ environment: { HW_USER_ID: "u1", HW_USER_PASSWORD: "p" } })).toBe("password");
    expect(kindOf({ environment: { HW_USER_NAME: "u", HW_USER_PASSWORD: "p", HW_DOMAIN_ID: "d1" } })).toBe("password");
    expect(complaint({ environment: { HW_USER_NAME: "u", HW_USER_PASSWORD: "p" } })).toMatch(/HW_DOMAIN_NAME/);
  });

  it("must be set, and the message names every way", () => {
    expect(complaint({})).toMatch(/HW_ACCESS_KEY.*HW_SECRET_KEY.*HW_USER_NAME.*HW_USER_PASSWORD.*HW_AUTH_TOKEN/);
  });

  it.each([
    [{ HW_ACCESS_KEY: "AK1" }, /HW_SECRET_KEY/],
    [{ HW_SECRET_KEY: "sk-1" }, /HW_ACCESS_KEY/],
    [{ HW_USER_NAME: "u", HW_DOMAIN_NAME: "d" }, /HW_USER_PASSWORD/],
    [{ HW_USER_PASSWORD: "p-1", HW_DOMAIN_NAME: "d" }, /HW_USER_NAME/],
  ])("must be whole: %j", (environment, missing) => {
    expect(complaint({ environment })).toMatch(/incomplete/);
    expect(complaint({ environment })).toMatch(missing);
  });

  it("are not taken from far away when something nearer is half set", () => {
    expect(complaint({ config: { accessKey: "AK2" }, environment: token })).toMatch(/HW_SECRET_KEY/);
  });

  it("may lie about in part when others are whole", () => {
    expect(kindOf({ environment: { HW_ACCESS_KEY: "AK1", ...token } })).toBe("token");
    expect(kindOf({ environment: { HW_USER_NAME: "u", ...keys } })).toBe("accessKey");
  });

  it("that cannot be sent are refused without being shown", () => {
    const message = complaint({ environment: { HW_AUTH_TOKEN: "very-secret\ntoken" } });
    expect(message).toMatch(/HW_AUTH_TOKEN.*line break/);
    expect(message).not.toContain("very-secret");
  });
});

describe("the endpoints", () => {
  const endpointsOf = (given: Given) =>
    resolve({ ...given, environment: { ...minimal, ...given.environment } }).endpoints;
  const complaint = (given: Given) => messageOf({ ...given, environment: { ...minimal, ...given.environment } });

  it("may be set one by one in the environment", () => {
    expect(endpointsOf({ environment: { HW_DMS_ENDPOINT: "http://127.0.0.1:8080" } })).toEqual({
      dms: "http://127.0.0.1:8080",
      iam: "https://iam.ae-ad-1.myhuaweicloud.com",
    });
  });

  it("may be set one by one in the stack, before the environment", () => {
    const environment = { HW_DMS_ENDPOINT: "https://env.example.com", HW_IAM_ENDPOINT: "https://env.example.com" };
    expect(endpointsOf({ config: { endpoints: '{"dms":"https://stack.example.com/"}' }, environment })).toEqual({
      dms: "https://stack.example.com",
      iam: "https://env.example.com",
    });
  });

  it("take HW_IAM_ENDPOINT before HW_AUTH_URL, which may end in /v3", () => {
    const environment = { HW_AUTH_URL: "https://auth.example.com/v3/" };
    expect(endpointsOf({ environment }).iam).toBe("https://auth.example.com");
    expect(endpointsOf({ environment: { ...environment, HW_IAM_ENDPOINT: "https://iam.example.com" } }).iam).toBe(
      "https://iam.example.com",
    );
    expect(endpointsOf({ config: { authUrl: "https://stack.example.com" }, environment }).iam).toBe(
      "https://stack.example.com",
    );
  });

  it.each(["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"])(
    "may be plain http on loopback: %s",
    (url) => {
      expect(endpointsOf({ environment: { HW_DMS_ENDPOINT: url } }).dms).toBe(url);
    },
  );

  it.each(["http://dms.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1"])(
    "may not be plain http elsewhere: %s",
    (url) => {
      expect(complaint({ environment: { HW_DMS_ENDPOINT: url } })).toMatch(/plain http.*Use https/);
    },
  );

  it.each([
    ["https://dms.example.com/v1.0", /path/],
    ["https://dms.example.com/?a=1", /query/],
    ["dms.example.com", /HW_DMS_ENDPOINT is not a URL/],
    ["ftp://dms.example.com", /not http or https/],
    ["https://user:very-secret@dms.example.com", /user name or password/],
  ])("must be origins: %s", (url, reason) => {
    const message = complaint({ environment: { HW_DMS_ENDPOINT: url } });
    expect(message).toMatch(reason);
    expect(message).not.toContain("very-secret");
  });

  it.each(["https://dms.example.com", "[]", "{}", '{"kafka":"https://x.example.com"}', '{"dms":1}', "null"])(
    "must be an object in the stack: %s",
    (endpoints) => {
      expect(complaint({ config: { endpoints } })).toMatch(/huaweicloud:endpoints.*must be an object/);
    },
  );
});

describe("the other settings", () => {
  const complaint = (config: Record<string, string>) => messageOf({ config, environment: minimal });

  it.each([
    [{ requestTimeout: "30" }, /huaweicloud:requestTimeout.*"30".*duration/],
    [{ pollInterval: "0s" }, /HW_DMS_POLL_INTERVAL.*longer than 0/],
    [{ pollInterval: "9999h" }, /pollInterval/],
    [{ maxRetries: "-1" }, /HW_MAX_RETRIES.*0 to 50/],
    [{ maxRetries: "many" }, /maxRetries/],
    [{ maxRetries: "1000" }, /maxRetries/],
    [{ maxConcurrentRequests: "0" }, /HW_DMS_MAX_CONCURRENT_REQUESTS.*1 to 64/],
    [{ requestsPerMinute: "0" }, /HW_DMS_REQUESTS_PER_MINUTE.*1 to 100000/],
    [{ insecure: "maybe" }, /HW_INSECURE.*true or false/],
    [{ validation: "none" }, /HW_DMS_VALIDATION.*live or offline/],
    [{ apiVersion: "v1" }, /huaweicloud:apiVersion \(HW_DMS_API_VERSION\) is "v1"\. Write auto, v1\.0 or v2\./],
    [{ projectId: "a/b" }, /HW_PROJECT_ID/],
  ])("are refused in words when malformed: %j", (config, message) => {
    expect(complaint(config as Record<string, string>)).toMatch(message);
  });

  it("warn of skipped TLS verification on every run, and say by which setting", () => {
    expect(resolve({ environment: { ...minimal, HW_INSECURE: "1" } }).warnings).toEqual([
      expect.stringMatching(/not verified.*huaweicloud:insecure \(HW_INSECURE\)/),
    ]);
  });
});

describe("the proxy", () => {
  const proxyOf = (environment: Record<string, string>) =>
    resolve({ environment: { ...minimal, ...environment } }).proxy;

  it("is the one for https, otherwise the one for http, with the hosts that need none", () => {
    const both = { HTTPS_PROXY: "http://s.example.com:1", HTTP_PROXY: "http://p.example.com:2", NO_PROXY: "a,b" };
    expect(proxyOf(both)).toEqual({ url: "http://s.example.com:1/", except: "a,b" });
    expect(proxyOf({ http_proxy: "p.example.com:3128" })).toEqual({ url: "http://p.example.com:3128/", except: "" });
    expect(proxyOf({})).toBeUndefined();
  });

  it("does not matter when both endpoints are loopback", () => {
    const local = { HW_DMS_ENDPOINT: "http://127.0.0.1:1", HW_IAM_ENDPOINT: "http://127.0.0.1:1" };
    expect(proxyOf({ ...local, HTTPS_PROXY: "::" })).toBeUndefined();
  });

  it("that cannot be used is refused without showing its password", () => {
    for (const url of [
      "http://user:very-secret@[bad",
      "socks5://user:very-secret@p.example.com",
      "http://u:very-secret%@p:1",
    ]) {
      const message = messageOf({ environment: { ...minimal, HTTPS_PROXY: url } });
      expect(message).toMatch(/HTTPS_PROXY/);
      expect(message).not.toContain("very-secret");
    }
  });
});

describe("configurationKeys", () => {
  it("name every environment variable once", () => {
    const variables = settings.flatMap(([, { environment }]) => environment);
    expect(new Set(variables).size).toBe(variables.length);
    expect(variables).toEqual(
      expect.arrayContaining(
        "HW_REGION_NAME HW_ACCESS_KEY HW_SECRET_KEY HW_SECURITY_TOKEN HW_DOMAIN_NAME HW_DOMAIN_ID HW_USER_NAME HW_USER_ID HW_USER_PASSWORD HW_PROJECT_ID HW_PROJECT_NAME HW_AUTH_TOKEN HW_AUTH_URL HW_CLOUD HW_INSECURE HW_ENTERPRISE_PROJECT_ID HW_MAX_RETRIES HW_DMS_ENDPOINT HW_IAM_ENDPOINT HW_DMS_POLL_INTERVAL HW_DMS_VALIDATION HW_DMS_API_VERSION HW_DMS_ADOPT_EXISTING".split(
          " ",
        ),
      ),
    );
  });

  it("mark the secret ones", () => {
    const secrets = settings.filter(([, { secret }]) => secret).map(([key]) => key);
    expect(secrets).toEqual(["secretKey", "securityToken", "authToken", "userPassword"]);
  });
});
