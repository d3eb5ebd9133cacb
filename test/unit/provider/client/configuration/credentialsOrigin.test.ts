import { resolveConfiguration } from "../../../../../provider/client/configuration/resolveConfiguration";
import { apiErrorOf } from "../../../../../provider/client/http/apiError";

const stack = { accessKey: "AK-STACK", secretKey: "sk-of-the-stack" };
const environment = { HW_REGION_NAME: "ae-ad-1", HW_ACCESS_KEY: "AK-ENV", HW_SECRET_KEY: "sk-of-the-environment" };

function originOf(sources: { argument?: object; config?: Record<string, string>; environment?: NodeJS.ProcessEnv }) {
  const { argument = {}, config = {}, environment: variables = {} } = sources;
  return resolveConfiguration({
    argument: { region: "ae-ad-1", ...argument },
    config: (key) => config[key],
    environment: variables,
  }).credentialsOrigin;
}

const inStack = "huaweicloud:accessKey and huaweicloud:secretKey in the stack's config or a Provider's arguments";
const inEnvironment = "HW_ACCESS_KEY and HW_SECRET_KEY in the environment";

describe("the origin of the credentials", () => {
  it("is one place when no other is set", () => {
    expect(originOf({ config: stack })).toBe(`The credentials in use come from ${inStack}.`);
    expect(originOf({ environment })).toBe(`The credentials in use come from ${inEnvironment}.`);
    expect(originOf({ argument: stack })).toBe(
      "The credentials in use come from huaweicloud:accessKey and huaweicloud:secretKey in the program.",
    );
  });

  it("names the other place where it is set too, and says that it is not used", () => {
    expect(originOf({ config: stack, environment })).toBe(
      `The credentials in use come from ${inStack}, which come first; ${inEnvironment} would also be there, and are not used.`,
    );
  });

  it("names a user that an access key comes before", () => {
    expect(originOf({ environment: { ...environment, HW_USER_NAME: "u", HW_USER_PASSWORD: "p" } })).toMatch(
      /^The credentials in use come from HW_ACCESS_KEY .+; HW_USER_NAME and HW_USER_PASSWORD in the environment would also/,
    );
  });

  it("stands in the error of a refused sign-in, without a secret", () => {
    const credentialsOrigin = originOf({ config: stack, environment });
    const { message } = apiErrorOf(
      { status: 401, headers: {}, body: JSON.stringify({ error_msg: "the access key does not exist" }) },
      {
        service: "iam",
        method: "GET",
        path: "/v3/projects",
        credentialsKind: "accessKey",
        credentialsOrigin,
        secrets: [],
        now: 0,
      },
    );
    expect(message).toContain(String(credentialsOrigin));
    expect(message).not.toMatch(/sk-of|AK-/);
  });

  it("does not tell two configurations apart", () => {
    const configured = (config: Record<string, string>, variables: NodeJS.ProcessEnv) =>
      resolveConfiguration({ config: (key) => config[key], environment: { HW_REGION_NAME: "ae-ad-1", ...variables } });
    expect(configured(stack, {})).toEqual(
      configured({}, { HW_ACCESS_KEY: "AK-STACK", HW_SECRET_KEY: stack.secretKey }),
    );
  });
});
