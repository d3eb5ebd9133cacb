import { instanceSchema } from "../../../../../provider/client/dms/wire/instanceFields";
import { apiErrorOf } from "../../../../../provider/client/http/apiError";
import { cleanLine, cleanProse } from "../../../../../provider/client/http/cleanText";

const esc = "\u001b";

describe("cleanLine", () => {
  it.each([
    ["a colour", `a${esc}[31;1mb`, "a [31;1mb"],
    ["a title of the window", `a${esc}]0;owned\u0007b`, "a ]0;owned b"],
    ["a link", `a${esc}]8;;http://x${esc}\\b`, "a ]8;;http://x \\b"],
    ["a control character of eight bits", "a\u009b31mb", "a 31mb"],
    ["marks of direction", "a\u202eb\u2066c\u200fd", "abcd"],
    ["marks of no width", "a\u200bb\ufeffc", "abc"],
    ["lines", "a\r\nb\u2028c\td", "a b c d"],
  ])("takes out %s", (_what, text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });
});

describe("cleanProse", () => {
  it("keeps lines and marks of direction, and nothing that a terminal obeys", () => {
    expect(cleanProse(`first\n\tsecond \u200f${esc}[2J\u0007`)).toBe("first\n\tsecond \u200f[2J");
  });
});

describe("what comes from the wire", () => {
  const row = {
    instance_id: "id-1",
    name: `orders${esc}[2J\u202e`,
    status: "run\u202ening",
    description: "two\nlines",
    available_zones: [`zone${esc}[0m`],
  };

  it("is clean in an instance", () => {
    expect(instanceSchema.parse(row)).toEqual({
      instanceId: "id-1",
      name: "orders [2J",
      status: "RUNNING",
      description: "two\nlines",
      availabilityZones: ["zone [0m"],
    });
  });

  it.each(["", " id", "id 1", `id${esc}[31m`, "id\u202e", "../id", 'id";\n'])(
    "is no id when it is %j",
    (instance_id) => {
      expect(instanceSchema.safeParse({ ...row, instance_id }).success).toBe(false);
    },
  );

  it("is clean in an error", () => {
    const body = JSON.stringify({
      error_code: `111400063${esc}[1m`,
      error_msg: `no\u202e ${esc}]0;x\u0007good`,
      request_id: `req${esc}[5m-1\nsecond`,
    });
    const request = {
      service: "dms",
      method: "GET",
      path: "/",
      credentialsKind: "token",
      secrets: [],
      now: 0,
    } as const;
    const error = apiErrorOf({ status: 400, headers: {}, body }, request);
    expect(error.message).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(error).toMatchObject({ errorCode: "111400063 [1m", requestId: "req [5m-1 second" });
  });
});
