import { checkFailureOf } from "../../../../provider/resource/checkFailure";
import { concealSecrets } from "../../../../provider/resource/concealSecrets";
import {
  type PropertyTable,
  propertyNamesOf,
  type ResourceDeclaration,
  secretNamesOf,
  type ValuesOf,
} from "../../../../provider/resource/declaration";
import { isSameValue } from "../../../../provider/resource/normalForm";
import { commonHiddenProperties } from "../../../../provider/resource/properties";
import { propertySchema } from "../../../../provider/resource/propertySchema";

const userInputs = {
  name: {
    kind: "string",
    required: true,
    accepts: (text: string) => text !== "",
    rule: "must not be empty",
    description: "Name.",
  },
  password: { kind: "string", required: true, secret: true, description: "Password." },
  tags: { kind: "list", description: "Tags." },
  limits: {
    kind: "object",
    fields: { connections: { kind: "integer", minimum: 1, description: "Connections." } },
    description: "Limits.",
  },
  role: { kind: "word", oneOf: ["reader", "writer"], absent: "reader", description: "Role." },
} as const satisfies PropertyTable;

/** A resource that is no instance, as what is inside a broker will be. */
const user: ResourceDeclaration = {
  inputs: userInputs,
  observed: { createdAt: { kind: "string", description: "Creation time." } },
  derived: {},
  hidden: commonHiddenProperties,
};

const failures = (name: keyof typeof userInputs, value: unknown) =>
  propertySchema(userInputs[name])
    .safeParse(value)
    .error?.issues.map(({ path, message }) => [...path, message]);

describe("another resource, declared beside the instance,", () => {
  it("has its names and secrets from its declaration", () => {
    expect(secretNamesOf(user)).toEqual(["password"]);
    expect([...propertyNamesOf(user)]).toEqual(expect.arrayContaining(["name", "limits", "createdAt", "__urn"]));
    expect(concealSecrets(secretNamesOf(user), "name p4ss-Word", [{ password: "p4ss-Word" }])).toBe("name [secret]");
  });

  it("has its rules from its declaration", () => {
    expect(failures("name", "")).toEqual([["must not be empty"]]);
    expect(failures("name", 1)).toEqual([["must not be empty"]]);
    expect(failures("tags", ["a", "b"])).toBeUndefined();
    expect(failures("tags", "a")).toEqual([["must be a list of texts"]]);
    expect(failures("limits", { connections: 0 })).toEqual([["connections", "must be a whole number"]]);
    expect(failures("limits", { other: 1 })).toHaveLength(1);
    expect(failures("role", "owner")).toEqual([["must be a text"]]);
  });

  it("is compared in the normal form of its kinds", () => {
    expect(isSameValue(userInputs.tags, ["a", "b"], ["b", "a"])).toBe(true);
    expect(isSameValue(userInputs.role, undefined, "Reader")).toBe(true);
    expect(isSameValue(userInputs.limits, { connections: 1 }, { connections: 2 })).toBe(false);
  });

  it("never has Pulumi print the value of its secrets", () => {
    const failure = checkFailureOf(user);
    expect(failure("password", "is too short")).toEqual({ property: "", reason: "password is too short" });
    expect(failure("limits.connections", "is 0").property).toBe("limits.connections");
  });

  it("has its types from its declaration", () => {
    const values: ValuesOf<typeof userInputs, "name" | "password"> = { name: "a", password: "b", role: "writer" };
    expect(values.role).toBe("writer");
  });
});
